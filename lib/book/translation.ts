import { type ChapterModule, slugOf } from './chapter'

/** A chapter in another language than the book's: `/content/de/02-sensing.mdx`. */
export type Translation = {
  locale: string
  slug: string
  /** Below `content/`. */
  file: string
  number: number
  load: () => Promise<ChapterModule>
}

/** What of a book there is in other languages. @param files module loaders by path */
export function translationsIn(files: Record<string, () => Promise<ChapterModule>>): Translation[] {
  return Object.entries(files).map(([path, load]) => {
    const [, locale = '', number = ''] = /([^/]+)\/(\d+)-[^/]+\.mdx$/.exec(path) ?? []
    if (!number || !isLanguage(locale))
      throw new Error(`${path}: a translation stands under its language and keeps its number, as de/02-sensing.mdx.`)
    const file = path.split('/').slice(-2).join('/')
    return { locale, slug: slugOf(path), file, number: Number(number), load }
  })
}

/** What the file of a chapter in plain Markdown is called, of the book's language or of another. */
export function markdownName(slug: string, locale?: string): string {
  return [slug, locale, 'md'].filter(Boolean).join('.')
}

/** Whether this is the name of a language as BCP 47 writes it, such as `de` or `pt-BR`. */
export function isLanguage(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name)[0] === name
  } catch {
    return false
  }
}
