'use server'

import { emailFaults, faultsOf, hasFaults } from '@/app/(account)/faults'
import { accepted, type FormState, refused, textOf } from '@/app/(account)/form-state'
import { submit } from '@/app/(account)/submit'
import { addressOf, inSitePath } from '@/lib/reader/path'

/** Sends a letter to choose a new password with, where there is an account; it does not tell whether there is. */
export async function forgot(_before: FormState, form: FormData): Promise<FormState> {
  const email = textOf(form, 'email').trim()
  const faults = emailFaults(email)
  if (hasFaults(faults)) return refused(form, faults)
  const redirectTo = addressOf('/reset', { next: inSitePath(textOf(form, 'next')) })
  const { refusal } = await submit('/request-password-reset', { email, redirectTo })
  if (refusal) return refused(form, faultsOf(refusal))
  return accepted(form, `If ${email} has an account, a letter is on its way to it. Its link is good for one hour.`)
}
