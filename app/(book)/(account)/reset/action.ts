'use server'

import { redirect } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import { choiceFaults, faultsOf, hasFaults } from '@/app/(book)/(account)/faults'
import { type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { submit } from '@/app/(book)/(account)/submit'
import { addressOf, inSitePath } from '@/lib/reader/path'

const { faults: said } = theWords()

/** Gives an account the password that its owner chose by a letter. */
export async function reset(_before: FormState, form: FormData): Promise<FormState> {
  const newPassword = textOf(form, 'new-password')
  const next = inSitePath(textOf(form, 'next'))
  const faults = choiceFaults(newPassword, said, 'new-password')
  if (hasFaults(faults)) return refused(form, faults)
  const { refusal } = await submit('/reset-password', { newPassword, token: textOf(form, 'token') })
  // The page without a token says what to do.
  if (refusal?.code === 'INVALID_TOKEN') redirect(addressOf('/reset', { next }))
  if (refusal) return refused(form, faultsOf(refusal, said))
  redirect(addressOf('/sign-in', { after: 'reset', next }))
}
