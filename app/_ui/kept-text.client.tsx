'use client'

import { useEffect, useState } from 'react'

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
      <p role="status">{words(text)}</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own page, as the server drew it. */}
      {text && <article className="prose" dangerouslySetInnerHTML={{ __html: text }} />}
    </>
  )
}

function words(text: string | undefined): string {
  if (text === undefined) return 'One moment for the text.'
  return text ? 'Below is the text, as it was written.' : 'The text cannot be reached just now.'
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
