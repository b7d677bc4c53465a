'use client'

import { useEffect, useState } from 'react'
import { failureWords } from './words/failure'

/**
 * The text of a chapter whose page broke: as it was sent, taken once more from the site or from what this device keeps of
 * it. Nothing of it runs.
 */
export function KeptText() {
  const [text, setText] = useState<string>()

  useEffect(() => {
    let left = false
    sentText().then((found) => left || setText(found))
    return () => {
      left = true
    }
  }, [])

  return (
    <>
      <p role="status">{statusWords(text)}</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own page, as the server drew it. */}
      {text && <article className="prose" dangerouslySetInnerHTML={{ __html: text }} />}
    </>
  )
}

function statusWords(text: string | undefined): string {
  const words = failureWords()
  if (text === undefined) return words.moment
  return text ? words.below : words.none
}

async function sentText(): Promise<string> {
  try {
    const answer = await fetch(window.location.pathname)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return page.querySelector('main article')?.innerHTML ?? ''
  } catch {
    return ''
  }
}
