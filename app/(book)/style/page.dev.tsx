import type { Metadata } from 'next'
import Pieces from '@/tests/support/chapters/style.mdx'

export const metadata: Metadata = { title: 'Style', robots: 'noindex' }

/** Every piece a chapter may use. There only while the site is edited: a build does not know files of this name. */
export default function StylePage() {
  return (
    <div className="chapter">
      <div />
      <main id="main">
        <h1 className="mb-10 font-semibold text-4xl leading-tight tracking-tight sm:text-5xl">Style</h1>
        <article className="prose">
          <Pieces />
        </article>
      </main>
    </div>
  )
}
