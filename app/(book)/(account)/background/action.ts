'use server'

import { redirect } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import { faultsOf, hasFaults } from '@/app/(book)/(account)/faults'
import { type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { backgroundFaults, backgroundsOf } from '@/app/(book)/(account)/lines'
import { goesOnTo } from '@/app/(book)/(account)/next'
import { submit } from '@/app/(book)/(account)/submit'

const { faults: said } = theWords()

/** Keeps what a reader says of what they know, and takes them back to where they were. */
export async function sayBackground(_before: FormState, form: FormData): Promise<FormState> {
  const faults = backgroundFaults(form, said)
  if (hasFaults(faults)) return refused(form, faults)
  const { refusal } = await submit('/update-user', backgroundsOf(form))
  if (refusal) return refused(form, faultsOf(refusal, said))
  redirect(goesOnTo(textOf(form, 'next')))
}
