import type { Faults } from './faults'

/** What an action made of a form. */
export type FormState = {
  faults?: Faults
  /** What was written, but for secrets: the form is drawn with it again. */
  answers?: Answer[]
  /** What was done, in words. */
  done?: string
  /** The address must be confirmed first: another letter may help. */
  unconfirmed?: boolean
  /** What an authenticator app is to be given, before a first code of it proves that it was. */
  setup?: Setup
  /** Backup codes, shown this once. */
  codes?: string[]
  /** Where the reader goes on at another site. */
  leaveFor?: string
}

/** A secret for an authenticator app: as an address, as a key to type, and as a picture of `size` squares a side. */
export type Setup = { address: string; key: string; picture: { size: number; path: string }; codes: string[] }

export type Answer = [name: string, text: string]
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>

/** A form that is not accepted as it is. */
export function refused(form: FormData, faults: Faults): FormState {
  return { faults, answers: keptAnswers(form) }
}

/** A form that was accepted and stays on the page, with what was written. */
export function accepted(form: FormData, done: string): FormState {
  return { done, answers: keptAnswers(form) }
}

/** What stands in a field; nothing for one that is not there, or that holds a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

// What begins with $ is React's own.
function keptAnswers(form: FormData): Answer[] {
  const answers: Answer[] = []
  for (const [name, value] of form)
    if (typeof value === 'string' && !/^\$|password|token/i.test(name)) answers.push([name, value])
  return answers
}
