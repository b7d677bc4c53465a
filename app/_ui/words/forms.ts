import { faults as englishFaults } from './english/faults'
import { forms as english } from './english/forms'
import { faults as germanFaults } from './german/faults'
import { forms as german } from './german/forms'

/** The words of the forms, which need them in a browser as well: of the nearest language there is. */
export function formWordsOf(language: string) {
  const isGerman = new Intl.Locale(language).language === 'de'
  return isGerman ? { ...german, faults: germanFaults } : { ...english, faults: englishFaults }
}
