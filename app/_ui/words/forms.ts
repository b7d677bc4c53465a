import { faults as englishFaults } from './english/faults'
import { forms as englishForms } from './english/forms'
import { faults as germanFaults } from './german/faults'
import { forms as germanForms } from './german/forms'

const english = { ...englishForms, faults: englishFaults }
const german: typeof english = { ...germanForms, faults: germanFaults }

/** The words of the forms, which need them in a browser as well: of the nearest language there is, always the same ones. */
export function formWordsOf(language: string): typeof english {
  return new Intl.Locale(language).language === 'de' ? german : english
}
