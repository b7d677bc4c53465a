'use client'

import './globals.css'
import { literata } from './_ui/fonts/fonts'
import { Plate } from './_ui/plate'
import { failureWords } from './_ui/words/failure'

/** What a reader sees where not even the page around the page could be drawn. */
export default function GlobalFailure({ retry }: { error: unknown; retry: () => void }) {
  const words = failureWords()
  return (
    <html lang={words.language} className={literata.variable}>
      <body>
        <title>{words.title}</title>
        <Plate title={words.title} back={words.toContents}>
          <p>{words.text}</p>
          <p>
            <button type="button" className="button-quiet" onClick={() => retry()}>
              {words.retry}
            </button>
          </p>
        </Plate>
      </body>
    </html>
  )
}
