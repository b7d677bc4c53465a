'use client'

import { useState } from 'react'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'

/** Codes for when the app is out of reach: shown this once, to be copied or saved. */
export function BackupCodes({ codes }: { codes: string[] }) {
  const words = useFormWords().codes
  const [copied, setCopied] = useState(false)
  const text = `${codes.join('\n')}\n`
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`

  async function copy() {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }

  return (
    <>
      <h3 className="font-semibold text-xl">{words.title}</h3>
      <p>{words.text}</p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 border-line border-y py-4 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <button type="button" className="button-quiet noscript:hidden" onClick={copy}>
          {words.copy}
        </button>
        <a className="button-quiet" href={file} download="lectern-backup-codes.txt">
          {words.download}
        </a>
        <button type="submit" name="step" value="kept" className="button">
          {words.kept}
        </button>
        <p role="status" className="font-sans text-muted text-sm">
          {copied && words.copied}
        </p>
      </div>
    </>
  )
}
