import { gatheredMarkdown } from '@/lib/book/gathered'
import { theBook } from '@/lib/book/open'
import { documentOf } from '@/lib/document'

export const dynamic = 'force-static'

/** The whole book in one text, for programs that read. Made once, with the build. */
export function GET() {
  const { title, tagline, description, parts } = theBook().outline
  const texts = parts.flatMap((part) => [
    `<!-- ${part.title} -->\n`,
    ...part.chapters.map(({ slug }) => gatheredMarkdown(slug)),
  ])
  const text = [`# ${title}\n`, `> ${tagline}\n`, `${description.trim()}\n`, ...texts].join('\n')
  return documentOf(text, 'text/plain; charset=utf-8')
}
