import { nearest } from '@/lib/book/words'
import { english } from './english'
import { german } from './german'

/** All that the site says around a chapter; English is complete, and the measure of the others. */
export type Words = typeof english

const languages: Record<string, Words> = { en: english, de: german }

/** The words of a language (BCP 47), or of the nearest there is: `de-AT` reads as `de`, what nobody wrote as English. */
export function wordsOf(language: string): Words {
  return nearest(languages, language) ?? english
}

/** Which way a language is written, for `dir`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(language).maximize().script ?? ''
  return ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'].includes(script) ? 'rtl' : 'ltr'
}
