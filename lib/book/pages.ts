import type { ChapterModule } from './chapter'
import { type Translation, translationsIn } from './translation'

let translated: Translation[] | undefined

/**
 * The page of a chapter. Only what draws chapters may reach this: it is built with all of them.
 * @param file the name of a chapter's file in `content/`
 */
export function loadPage(file: string): Promise<ChapterModule> {
  // By its name: of what `import.meta.glob` finds, Turbopack makes one file for the server, with the whole book in it.
  return import(`@/content/${file.slice(0, -'.mdx'.length)}.mdx`)
}

/** The book's chapters in other languages, each to be loaded when asked for. */
export function theTranslations(): Translation[] {
  translated ??= translationsIn(import.meta.glob<ChapterModule>('/content/*/*.mdx'))
  return translated
}
