'use server'

import { redirect } from 'next/navigation'
import { choiceFaults, emailFaults, faultsOf, hasFaults, nameFaults } from '@/app/(account)/faults'
import { type FormState, refused, textOf } from '@/app/(account)/form-state'
import { backgroundFaults, backgroundsOf } from '@/app/(account)/lines'
import { goesOnTo } from '@/app/(account)/next'
import { submit } from '@/app/(account)/submit'
import { confirmation, lookForLetter } from '@/app/(account)/verify/letter'
import { runtime } from '@/lib/runtime'

/** Makes an account: who the reader is, and what the reader knows. */
export async function signUp(_before: FormState, form: FormData): Promise<FormState> {
  const name = textOf(form, 'name')
  const email = textOf(form, 'email').trim()
  const password = textOf(form, 'password')
  const next = textOf(form, 'next')
  const faults = { ...nameFaults(name), ...emailFaults(email), ...choiceFaults(password), ...backgroundFaults(form) }
  if (hasFaults(faults)) return refused(form, faults)
  const account = { name, email, password, ...backgroundsOf(form), callbackURL: confirmation(next) }
  const { refusal } = await submit('/sign-up/email', account)
  if (refusal) return refused(form, faultsOf(refusal))
  // Where addresses must be confirmed first, an account is made but nobody is signed in.
  if (runtime().env.requireEmailVerification) return lookForLetter(email, next)
  redirect(goesOnTo(next))
}
