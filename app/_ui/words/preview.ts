import { type PreviewWords, previewEnglish } from './english/preview'
import { previewGerman } from './german/preview'

const languages: Record<string, PreviewWords> = { en: previewEnglish, de: previewGerman }

/** The words of the editors' preview in a language (BCP 47), or in English. */
export function previewWordsOf(language: string): PreviewWords {
  return languages[new Intl.Locale(language).language] ?? previewEnglish
}
