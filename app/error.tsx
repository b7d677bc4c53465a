'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { Plate } from './_ui/plate'

/** What a reader sees where a page could not be drawn. Of a chapter the text is still there. */
export default function Failure({ retry }: { error: unknown; retry: () => void }) {
  const [Text, setText] = useState<ComponentType>()

  useEffect(() => {
    if (!window.location.pathname.startsWith('/chapters/')) return
    // Without it the page still says what to do.
    import('./_ui/kept-text.client').then(
      ({ KeptText }) => setText(() => KeptText),
      () => undefined,
    )
  }, [])

  return (
    <Plate title="This page could not be shown">
      <p>Something failed on our side. The chapters do not depend on it: they can be read as they are.</p>
      <p>
        <button type="button" className="button-quiet" onClick={() => retry()}>
          Try again
        </button>
      </p>
      {Text && <Text />}
    </Plate>
  )
}
