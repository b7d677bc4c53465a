import { type ChapterModule, slugOf } from './chapter'

/** A chapter in another language than the book's: `/content/de/02-sensing.mdx`. */
export type Translation = { locale: string; slug: string; number: number; load: () => Promise<ChapterModule> }

/** What of a book there is in other languages. @param files module loaders by path */
export function translationsIn(files: Record<string, () => Promise<ChapterModule>>): Translation[] {
  return Object.entries(files).map(([path, load]) => {
    const [, locale = '', number = ''] = /([^/]+)\/(\d+)-[^/]+\.mdx$/.exec(path) ?? []
    if (!number || !isLanguage(locale))
      throw new Error(`${path}: a translation stands under its language and keeps its number, as de/02-sensing.mdx.`)
    return { locale, slug: slugOf(path), number: Number(number), load }
  })
}

/** Whether this is the name of a language as BCP 47 writes it, such as `de` or `pt-BR`. */
export function isLanguage(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name)[0] === name
  } catch {
    return false
  }
}
