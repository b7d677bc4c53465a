'use server'

import { z } from 'zod'
import { theWords } from '@/app/_ui/words/book'
import { faultsOf } from '@/app/(book)/(account)/faults'
import { type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { goesOnTo } from '@/app/(book)/(account)/next'
import { submit } from '@/app/(book)/(account)/submit'
import { addressOf, inSitePath } from '@/lib/reader/path'

const { faults: said } = theWords()

/** Goes to another site to be signed in there. Who is new here is asked afterwards what they know. */
export async function leaveFor(_before: FormState, form: FormData): Promise<FormState> {
  const next = inSitePath(textOf(form, 'next'))
  const answered = await submit('/sign-in/social', {
    provider: textOf(form, 'provider'),
    callbackURL: goesOnTo(next),
    newUserCallbackURL: addressOf('/background', { next }),
    errorCallbackURL: addressOf('/sign-in', { next }),
  })
  if (answered.refusal) return refused(form, faultsOf(answered.refusal, said))
  return { leaveFor: Leaving.parse(answered.body).url }
}

const Leaving = z.object({ url: z.url() })
