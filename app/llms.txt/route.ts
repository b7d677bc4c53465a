import { theBook } from '@/lib/book/open'
import { documentOf } from '@/lib/document'
import { runtime } from '@/lib/runtime'

// The address of the site is a setting, and a build has none.
export const dynamic = 'force-dynamic'

/** The book for programs that read: what it is, and where each chapter stands as Markdown. */
export function GET() {
  const { title, tagline, description, parts } = theBook().outline
  const { baseUrl } = runtime().env
  const lists = parts.map((part) => {
    const entries = part.chapters.map((chapter) => {
      const link = `- [${chapter.title}](${baseUrl}/chapters/${chapter.slug}.md)`
      return chapter.description ? `${link}: ${chapter.description}` : link
    })
    return `## ${part.title}\n\n${entries.join('\n')}\n`
  })
  const whole = `## Optional\n\n- [The whole book in one text](${baseUrl}/llms-full.txt)\n`
  const text = [`# ${title}\n`, `> ${tagline}\n`, `${description.trim()}\n`, ...lists, whole].join('\n')
  return documentOf(text, 'text/plain; charset=utf-8')
}
