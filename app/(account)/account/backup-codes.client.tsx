'use client'

import { useState } from 'react'

/** Codes for when the app is out of reach: shown this once, to be copied or saved. */
export function BackupCodes({ codes }: { codes: string[] }) {
  const [copied, setCopied] = useState(false)
  const text = `${codes.join('\n')}\n`
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`

  async function copy() {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }

  return (
    <>
      <h3 className="font-semibold text-xl">Keep your backup codes</h3>
      <p>
        Each signs you in once, in place of a code of the app. They are not shown again: keep them where you keep your
        passwords, and not on the phone alone.
      </p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 border-line border-y py-4 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <button type="button" className="button-quiet noscript:hidden" onClick={copy}>
          Copy
        </button>
        <a className="button-quiet" href={file} download="lectern-backup-codes.txt">
          Download
        </a>
        <button type="submit" name="step" value="kept" className="button">
          I have kept them
        </button>
        <p role="status" className="font-sans text-muted text-sm">
          {copied && 'Copied.'}
        </p>
      </div>
    </>
  )
}
