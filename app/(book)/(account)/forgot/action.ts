'use server'

import { theWords } from '@/app/_ui/words/book'
import { emailFaults, faultsOf, hasFaults } from '@/app/(book)/(account)/faults'
import { accepted, type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { submit } from '@/app/(book)/(account)/submit'
import { addressOf, inSitePath } from '@/lib/reader/path'

const { faults: said, account } = theWords()

/** Sends a letter to choose a new password with, where there is an account; it does not tell whether there is. */
export async function forgot(_before: FormState, form: FormData): Promise<FormState> {
  const email = textOf(form, 'email').trim()
  const faults = emailFaults(email, said)
  if (hasFaults(faults)) return refused(form, faults)
  const redirectTo = addressOf('/reset', { next: inSitePath(textOf(form, 'next')) })
  const { refusal } = await submit('/request-password-reset', { email, redirectTo })
  if (refusal) return refused(form, faultsOf(refusal, said))
  return accepted(form, account.forgot.sent(email))
}
