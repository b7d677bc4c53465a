'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { faultsOf } from '@/app/(account)/faults'
import { accepted, type FormState, refused, textOf } from '@/app/(account)/form-state'
import { submit } from '@/app/(account)/submit'

/** Connects the account with one at another site, or parts them, as the pressed button says. */
export async function changeConnection(_before: FormState, form: FormData): Promise<FormState> {
  const provider = textOf(form, 'connect')
  const answered = provider
    ? await submit('/link-social', { provider, callbackURL: '/account#social', errorCallbackURL: '/account' })
    : await submit('/unlink-account', { accountId: textOf(form, 'disconnect') })
  if (answered.refusal) return refused(form, faultsOf(answered.refusal))
  if (provider) return { leaveFor: Leaving.parse(answered.body).url }
  revalidatePath('/account')
  return accepted(form, 'Disconnected.')
}

const Leaving = z.object({ url: z.url() })
