'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { Plate } from '@/app/_ui/plate'
import { failureWords } from '@/app/_ui/words/failure'

/** What a reader sees where a page could not be drawn. Of a chapter the text is still there. */
export default function Failure({ retry }: { error: unknown; retry: () => void }) {
  const [Text, setText] = useState<ComponentType>()

  useEffect(() => {
    if (!/^(?:\/[^/]+)?\/chapters\//.test(window.location.pathname)) return
    // Without it the page still says what to do.
    import('@/app/_ui/kept-text.client').then(
      ({ KeptText }) => setText(() => KeptText),
      () => undefined,
    )
  }, [])

  const words = failureWords()
  return (
    <Plate title={words.title} back={words.toContents}>
      <p>{words.text}</p>
      <p>
        <button type="button" className="button-quiet" onClick={() => retry()}>
          {words.retry}
        </button>
      </p>
      {Text && <Text />}
    </Plate>
  )
}
