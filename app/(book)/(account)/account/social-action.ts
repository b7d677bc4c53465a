'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { theWords } from '@/app/_ui/words/book'
import { faultsOf } from '@/app/(book)/(account)/faults'
import { accepted, type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { submit } from '@/app/(book)/(account)/submit'

const { faults: said, own } = theWords()

/** Connects the account with one at another site, or parts them, as the pressed button says. */
export async function changeConnection(_before: FormState, form: FormData): Promise<FormState> {
  const provider = textOf(form, 'connect')
  const answered = provider
    ? await submit('/link-social', { provider, callbackURL: '/account#social', errorCallbackURL: '/account' })
    : await submit('/unlink-account', { accountId: textOf(form, 'disconnect') })
  if (answered.refusal) return refused(form, faultsOf(answered.refusal, said))
  if (provider) return { leaveFor: Leaving.parse(answered.body).url }
  revalidatePath('/account')
  return accepted(form, own.social.disconnected)
}

const Leaving = z.object({ url: z.url() })
