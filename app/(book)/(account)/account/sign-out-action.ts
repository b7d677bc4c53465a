'use server'

import { redirect } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import { faultsOf } from '@/app/(book)/(account)/faults'
import type { FormState } from '@/app/(book)/(account)/form-state'
import { submit } from '@/app/(book)/(account)/submit'

const { faults: said } = theWords()

/** Ends the session in this browser. */
export async function signOut(): Promise<FormState> {
  const { refusal } = await submit('/sign-out')
  if (refusal) return { faults: faultsOf(refusal, said) }
  redirect('/')
}
