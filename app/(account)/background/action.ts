'use server'

import { redirect } from 'next/navigation'
import { faultsOf, hasFaults } from '@/app/(account)/faults'
import { type FormState, refused, textOf } from '@/app/(account)/form-state'
import { backgroundFaults, backgroundsOf } from '@/app/(account)/lines'
import { goesOnTo } from '@/app/(account)/next'
import { submit } from '@/app/(account)/submit'

/** Keeps what a reader says of what they know, and takes them back to where they were. */
export async function sayBackground(_before: FormState, form: FormData): Promise<FormState> {
  const faults = backgroundFaults(form)
  if (hasFaults(faults)) return refused(form, faults)
  const { refusal } = await submit('/update-user', backgroundsOf(form))
  if (refusal) return refused(form, faultsOf(refusal))
  redirect(goesOnTo(textOf(form, 'next')))
}
