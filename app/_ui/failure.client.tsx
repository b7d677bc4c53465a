'use client'

// Not by `next/error`, which brings the error page of the Pages Router along: 2 kB for every page.
import { catchError } from 'next/dist/client/components/catch-error'
import type { ErrorInfo } from 'next/error'
import { type ComponentType, useEffect, useState } from 'react'
import { Failed } from './failed'

/** What stands around a page, and in its place where it cannot be drawn. One for all pages, in what they load in any case. */
export const Catching = catchError((_props: object, { retry }: ErrorInfo) => <Failure retry={retry} />)

/** Of a chapter that could not be drawn, the text is still there. */
function Failure({ retry }: { retry: () => void }) {
  const [Text, setText] = useState<ComponentType>()

  useEffect(() => {
    if (!/^(?:\/[^/]+)?\/chapters\//.test(window.location.pathname)) return
    // Without it the page still says what to do.
    import('./kept-text.client').then(
      ({ KeptText }) => setText(() => KeptText),
      () => undefined,
    )
  }, [])

  return <Failed retry={retry}>{Text && <Text />}</Failed>
}
