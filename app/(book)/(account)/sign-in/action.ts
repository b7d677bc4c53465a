'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { theWords } from '@/app/_ui/words/book'
import { emailFaults, faultsOf, hasFaults, passwordFaults } from '@/app/(book)/(account)/faults'
import { type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { goesOnTo } from '@/app/(book)/(account)/next'
import { submit } from '@/app/(book)/(account)/submit'
import { sendLetter } from '@/app/(book)/(account)/verify/action'
import { addressOf } from '@/lib/reader/path'

const { faults: said } = theWords()

/** Lets a reader in, and takes them back to where they were. */
export async function signIn(before: FormState, form: FormData): Promise<FormState> {
  if (form.has('letter')) return sendLetter(before, form)
  const email = textOf(form, 'email').trim()
  const password = textOf(form, 'password')
  const faults = { ...emailFaults(email, said), ...passwordFaults(password, said) }
  if (hasFaults(faults)) return refused(form, faults)
  const answered = await submit('/sign-in/email', { email, password })
  const { refusal } = answered
  if (refusal) return { ...refused(form, faultsOf(refusal, said)), unconfirmed: refusal.code === 'EMAIL_NOT_VERIFIED' }
  const next = textOf(form, 'next')
  if (Challenged.safeParse(answered.body).success) redirect(addressOf('/two-factor', { next }))
  redirect(goesOnTo(next))
}

/** The password was right, and the account asks for a second step. */
const Challenged = z.object({ twoFactorRedirect: z.literal(true) })
