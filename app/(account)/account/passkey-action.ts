'use server'

import { revalidatePath } from 'next/cache'
import { faultsOf } from '@/app/(account)/faults'
import { accepted, type FormState, refused, textOf } from '@/app/(account)/form-state'
import { submit } from '@/app/(account)/submit'

/** Gives a passkey another name, or removes it, as the pressed button says. */
export async function changePasskey(_before: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, 'id')
  const name = textOf(form, 'passkey-name').trim()
  const removed = textOf(form, 'step') === 'remove'
  if (!removed && !name) return refused(form, { 'passkey-name': 'Give it a name.' })
  const { refusal } = removed
    ? await submit('/passkey/delete-passkey', { id })
    : await submit('/passkey/update-passkey', { id, name })
  if (refusal) return refused(form, faultsOf(refusal))
  revalidatePath('/account')
  return accepted(form, removed ? 'Removed.' : 'Renamed.')
}
