'use client'

import './globals.css'
import { literata } from './_ui/fonts/fonts'
import { Plate } from './_ui/plate'

/** What a reader sees where not even the page around the page could be drawn. */
export default function GlobalFailure({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={literata.variable}>
      <body>
        <title>This page could not be shown</title>
        <Plate title="This page could not be shown">
          <p>Something failed on our side. The chapters do not depend on it: they can be read as they are.</p>
          <p>
            <button type="button" className="button-quiet" onClick={() => retry()}>
              Try again
            </button>
          </p>
        </Plate>
      </body>
    </html>
  )
}
