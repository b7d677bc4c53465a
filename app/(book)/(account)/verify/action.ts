'use server'

import { theWords } from '@/app/_ui/words/book'
import { emailFaults, faultsOf, hasFaults } from '@/app/(book)/(account)/faults'
import { type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { submit } from '@/app/(book)/(account)/submit'
import { confirmation, lookForLetter } from './letter'

const { faults: said } = theWords()

/** Sends another letter that confirms an address, where one is due; it does not tell whether it is. */
export async function sendLetter(_before: FormState, form: FormData): Promise<FormState> {
  const email = textOf(form, 'email').trim()
  const next = textOf(form, 'next')
  const faults = emailFaults(email, said)
  if (hasFaults(faults)) return refused(form, faults)
  const { refusal } = await submit('/send-verification-email', { email, callbackURL: confirmation(next) })
  if (refusal) return refused(form, faultsOf(refusal, said))
  return lookForLetter(email, next)
}
