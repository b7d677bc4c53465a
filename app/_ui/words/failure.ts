import { failure as english } from './english/failure'
import { failure as german } from './german/failure'

/** The words of an error page, in the language of the page that broke. They must be there when nothing else is. */
export function failureWords() {
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang
  return language.split('-')[0] === 'de' ? german : english
}
