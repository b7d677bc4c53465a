'use server'

import { redirect } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import { faultsOf } from '@/app/(book)/(account)/faults'
import { type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { goesOnTo } from '@/app/(book)/(account)/next'
import { submit } from '@/app/(book)/(account)/submit'

const { faults: said } = theWords()

/** Lets in who gives the code that goes with the password, or a backup code. */
export async function confirmCode(_before: FormState, form: FormData): Promise<FormState> {
  const backup = form.has('backup-code')
  const code = textOf(form, backup ? 'backup-code' : 'code').replace(/\s/g, '')
  if (backup && !code) return refused(form, { 'backup-code': said.backup })
  if (!backup && !/^\d{6}$/.test(code)) return refused(form, { code: said.digits })
  const path = backup ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp'
  const { refusal } = await submit(path, { code, trustDevice: textOf(form, 'trust') === 'yes' })
  if (refusal) return refused(form, faultsOf(refusal, said))
  redirect(goesOnTo(textOf(form, 'next')))
}
