'use client'

import './globals.css'
import { Failed } from './_ui/failed'
import { literata } from './_ui/fonts/fonts'
import { failureWords } from './_ui/words/failure'

/** What a reader sees where not even the page around the page could be drawn. */
export default function GlobalFailure({ retry }: { error: unknown; retry: () => void }) {
  const { language, title } = failureWords()
  return (
    <html lang={language} className={literata.variable}>
      <body>
        <title>{title}</title>
        <Failed retry={retry} />
      </body>
    </html>
  )
}
