'use server'

import { revalidatePath } from 'next/cache'
import { theWords } from '@/app/_ui/words/book'
import { faultsOf } from '@/app/(book)/(account)/faults'
import { accepted, type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { submit } from '@/app/(book)/(account)/submit'

const { faults: said, own } = theWords()

/** Gives a passkey another name, or removes it, as the pressed button says. */
export async function changePasskey(_before: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, 'id')
  const name = textOf(form, 'passkey-name').trim()
  const removed = textOf(form, 'step') === 'remove'
  if (!removed && !name) return refused(form, { 'passkey-name': said.nameless })
  const { refusal } = removed
    ? await submit('/passkey/delete-passkey', { id })
    : await submit('/passkey/update-passkey', { id, name })
  if (refusal) return refused(form, faultsOf(refusal, said))
  revalidatePath('/account')
  return accepted(form, removed ? own.passkeys.removed : own.passkeys.renamed)
}
