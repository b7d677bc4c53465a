import { theBook } from '@/lib/book/open'
import { documentOf } from '@/lib/document'
import { runtime } from '@/lib/runtime'

// The address of the site is a setting, and a build has none.
export const dynamic = 'force-dynamic'

/** What has changed in the book, as a feed (RFC 4287). A chapter of unknown date was there from the beginning. */
export function GET() {
  const { outline, chapters } = theBook()
  const { baseUrl } = runtime().env
  const beginning = '1970-01-01T00:00:00Z'
  const dated = chapters
    .map((chapter) => ({ ...chapter, changed: chapter.changed ?? beginning }))
    .sort((a, b) => Date.parse(b.changed) - Date.parse(a.changed))
  const entries = dated.map(({ slug, title, description, changed }) => {
    const address = `${baseUrl}/chapters/${slug}`
    return [
      '  <entry>',
      `    <id>${address}</id>`,
      `    <title>${escaped(title)}</title>`,
      `    <link href="${address}"/>`,
      `    <updated>${new Date(changed).toISOString()}</updated>`,
      ...(description ? [`    <summary>${escaped(description)}</summary>`] : []),
      '  </entry>',
    ].join('\n')
  })
  const feed = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outline.language}">`,
    `  <id>${baseUrl}/</id>`,
    `  <title>${escaped(outline.title)}</title>`,
    `  <subtitle>${escaped(outline.tagline)}</subtitle>`,
    `  <author><name>${escaped(outline.title)}</name></author>`,
    `  <link href="${baseUrl}/"/>`,
    `  <link rel="self" type="application/atom+xml" href="${baseUrl}/feed.xml"/>`,
    `  <updated>${new Date(dated[0]?.changed ?? beginning).toISOString()}</updated>`,
    ...entries,
    '</feed>\n',
  ].join('\n')
  return documentOf(feed, 'application/atom+xml; charset=utf-8')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
