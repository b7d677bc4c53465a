'use server'

import { z } from 'zod'
import { faultsOf } from '@/app/(account)/faults'
import { type FormState, refused, textOf } from '@/app/(account)/form-state'
import { goesOnTo } from '@/app/(account)/next'
import { submit } from '@/app/(account)/submit'
import { addressOf, inSitePath } from '@/lib/reader/path'

/** Goes to another site to be signed in there. Who is new here is asked afterwards what they know. */
export async function leaveFor(_before: FormState, form: FormData): Promise<FormState> {
  const next = inSitePath(textOf(form, 'next'))
  const answered = await submit('/sign-in/social', {
    provider: textOf(form, 'provider'),
    callbackURL: goesOnTo(next),
    newUserCallbackURL: addressOf('/background', { next }),
    errorCallbackURL: addressOf('/sign-in', { next }),
  })
  if (answered.refusal) return refused(form, faultsOf(answered.refusal))
  return { leaveFor: Leaving.parse(answered.body).url }
}

const Leaving = z.object({ url: z.url() })
