import { join } from 'node:path'
import { findSource, markdownOf } from '@/lib/book/markdown'
import { theBook } from '@/lib/book/open'

export const dynamic = 'force-static'

/** The whole book in one text, for programs that read. Made once, with the build. */
export async function GET() {
  const { title, tagline, description, parts } = theBook().outline
  const texts = parts.map(async (part) => {
    const sources = part.chapters.map(({ slug }) => findSource(join(process.cwd(), 'content'), slug))
    const chapters = (await Promise.all(sources)).flatMap((source) => (source === undefined ? [] : markdownOf(source)))
    return [`<!-- ${part.title} -->\n`, ...chapters]
  })
  const text = [`# ${title}\n`, `> ${tagline}\n`, `${description.trim()}\n`, ...(await Promise.all(texts)).flat()].join(
    '\n',
  )
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
