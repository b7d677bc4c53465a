'use server'

import { redirect } from 'next/navigation'
import { faultsOf } from '@/app/(account)/faults'
import type { FormState } from '@/app/(account)/form-state'
import { submit } from '@/app/(account)/submit'

/** Ends the session in this browser. */
export async function signOut(): Promise<FormState> {
  const { refusal } = await submit('/sign-out')
  if (refusal) return { faults: faultsOf(refusal) }
  redirect('/')
}
