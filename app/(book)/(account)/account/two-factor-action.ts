'use server'

import { z } from 'zod'
import { theWords } from '@/app/_ui/words/book'
import { type Faults, faultsOf, hasFaults, passwordFaults } from '@/app/(book)/(account)/faults'
import { accepted, type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { submit } from '@/app/(book)/(account)/submit'
import { setupOf } from './qr'

const { faults: said, own } = theWords()

/** Turns the second step on or off, or gives other backup codes: what the pressed button says. */
export async function changeTwoFactor(before: FormState, form: FormData): Promise<FormState> {
  const step = textOf(form, 'step')
  if (step === 'confirm') return confirm(before, form)
  if (step === 'kept') return accepted(form, own.twoFactor.on)
  const password = textOf(form, field)
  const faults = passwordFaults(password, said, field)
  if (hasFaults(faults)) return refused(form, faults)
  if (step === 'end') return end(form, password)
  return step === 'renew' ? renew(form, password) : begin(form, password)
}

const field = 'factor-password'
const Enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })
const Codes = Enabled.pick({ backupCodes: true })

async function begin(form: FormData, password: string): Promise<FormState> {
  const answered = await submit('/two-factor/enable', { password })
  if (answered.refusal) return refused(form, ofPassword(faultsOf(answered.refusal, said)))
  const { totpURI, backupCodes } = Enabled.parse(answered.body)
  return { setup: setupOf(totpURI, backupCodes) }
}

async function confirm({ setup }: FormState, form: FormData): Promise<FormState> {
  const code = textOf(form, 'code').replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return { ...refused(form, { code: said.digits }), setup }
  const { refusal } = await submit('/two-factor/verify-totp', { code })
  if (refusal) return { ...refused(form, faultsOf(refusal, said)), setup }
  return { codes: setup?.codes }
}

async function renew(form: FormData, password: string): Promise<FormState> {
  const answered = await submit('/two-factor/generate-backup-codes', { password })
  if (answered.refusal) return refused(form, ofPassword(faultsOf(answered.refusal, said)))
  return { codes: Codes.parse(answered.body).backupCodes }
}

async function end(form: FormData, password: string): Promise<FormState> {
  const { refusal } = await submit('/two-factor/disable', { password })
  return refusal ? refused(form, ofPassword(faultsOf(refusal, said))) : accepted(form, own.twoFactor.off)
}

function ofPassword({ password, ...others }: Faults): Faults {
  return password ? { ...others, [field]: password } : others
}
