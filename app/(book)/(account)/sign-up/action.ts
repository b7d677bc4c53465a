'use server'

import { redirect } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import { choiceFaults, emailFaults, faultsOf, hasFaults, nameFaults } from '@/app/(book)/(account)/faults'
import { type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { backgroundFaults, backgroundsOf } from '@/app/(book)/(account)/lines'
import { goesOnTo } from '@/app/(book)/(account)/next'
import { submit } from '@/app/(book)/(account)/submit'
import { confirmation, lookForLetter } from '@/app/(book)/(account)/verify/letter'
import { runtime } from '@/lib/runtime'

const { faults: said } = theWords()

/** Makes an account: who the reader is, and what the reader knows. */
export async function signUp(_before: FormState, form: FormData): Promise<FormState> {
  const name = textOf(form, 'name')
  const email = textOf(form, 'email').trim()
  const password = textOf(form, 'password')
  const next = textOf(form, 'next')
  const faults = {
    ...nameFaults(name, said),
    ...emailFaults(email, said),
    ...choiceFaults(password, said),
    ...backgroundFaults(form, said),
  }
  if (hasFaults(faults)) return refused(form, faults)
  const account = { name, email, password, ...backgroundsOf(form), callbackURL: confirmation(next) }
  const { refusal } = await submit('/sign-up/email', account)
  if (refusal) return refused(form, faultsOf(refusal, said))
  // Where addresses must be confirmed first, an account is made but nobody is signed in.
  if (runtime().env.requireEmailVerification) return lookForLetter(email, next)
  redirect(goesOnTo(next))
}
