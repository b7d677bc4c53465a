import { type ChapterOutline, findPart, type Outline, readingMinutes } from '@/lib/book/outline'

// What the pages are, in the words of schema.org. Without a known origin the addresses are paths, which JSON-LD resolves
// against the page they stand in.

/** The book, for its cover. */
export function bookData(outline: Outline, chapters: ChapterOutline[], origin = ''): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Book',
    '@id': `${origin}/`,
    url: `${origin}/`,
    name: outline.title,
    headline: outline.tagline,
    description: outline.description.trim(),
    inLanguage: outline.language,
    isAccessibleForFree: true,
    hasPart: chapters.map(({ slug, title, number }) => ({
      '@type': 'Chapter',
      url: `${origin}/chapters/${slug}`,
      name: title,
      position: number,
    })),
  }
}

/** A chapter and the way to it, for its page. */
export function chapterData(outline: Outline, chapter: ChapterOutline, origin = ''): object {
  const { slug, title, description, number, words, changed } = chapter
  const url = `${origin}/chapters/${slug}`
  const part = findPart(outline.parts, slug)
  const above = [
    { name: outline.title, item: `${origin}/` },
    ...(part ? [{ name: part.title, item: `${origin}/#part-${part.place}` }] : []),
    { name: title, item: url },
  ]
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Chapter',
        '@id': url,
        url,
        name: title,
        headline: title,
        description,
        position: number,
        wordCount: words,
        timeRequired: `PT${readingMinutes(words)}M`,
        inLanguage: outline.language,
        isAccessibleForFree: true,
        dateModified: changed,
        image: `${url}/card.png`,
        isPartOf: { '@type': 'Book', '@id': `${origin}/`, name: outline.title },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: above.map((each, index) => ({ '@type': 'ListItem', position: index + 1, ...each })),
      },
    ],
  }
}
