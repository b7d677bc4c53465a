'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import {
  choiceFaults,
  emailFaults,
  type Faults,
  faultsOf,
  hasFaults,
  nameFaults,
  passwordFaults,
} from '@/app/(book)/(account)/faults'
import { accepted, type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { backgroundFaults, backgroundsOf } from '@/app/(book)/(account)/lines'
import { submit } from '@/app/(book)/(account)/submit'
import { findSession } from '@/lib/auth/session'
import { endPlace } from '@/lib/db/session'
import { runtime } from '@/lib/runtime'

const { faults: said, own } = theWords()

export async function changeName(_before: FormState, form: FormData): Promise<FormState> {
  const name = textOf(form, 'name')
  return change(form, nameFaults(name, said), '/update-user', { name: name.trim() }, own.name.done)
}

export async function changeBackground(_before: FormState, form: FormData): Promise<FormState> {
  const done = own.background.done
  return change(form, backgroundFaults(form, said), '/update-user', backgroundsOf(form), done)
}

/** Asks for another address: nothing changes until letters are answered. */
export async function changeEmail(_before: FormState, form: FormData): Promise<FormState> {
  const newEmail = textOf(form, 'new-email').trim()
  const session = await findSession(runtime().auth)
  const isSame = newEmail.toLowerCase() === session?.user.email
  const asked = form.has('email-password')
  const password = textOf(form, 'email-password')
  const faults = {
    ...(isSame ? { 'new-email': said.sameEmail } : emailFaults(newEmail, said, 'new-email')),
    ...(asked && passwordFaults(password, said, 'email-password')),
  }
  const done = session?.user.emailVerified ? own.email.asked(session.user.email, newEmail) : own.email.moving(newEmail)
  return change(form, faults, '/change-email', { newEmail, ...(asked && { password }) }, done, {
    email: 'new-email',
    password: 'email-password',
  })
}

/** Takes a new password, and signs out everywhere else. */
export async function changePassword(_before: FormState, form: FormData): Promise<FormState> {
  const currentPassword = textOf(form, 'password')
  const newPassword = textOf(form, 'new-password')
  const faults = { ...passwordFaults(currentPassword, said), ...choiceFaults(newPassword, said, 'new-password') }
  const body = { currentPassword, newPassword, revokeOtherSessions: true }
  return change(form, faults, '/change-password', body, own.password.done)
}

/** Signs out in the place that the pressed button names, or in every place but this one. */
export async function endSessions(_before: FormState, form: FormData): Promise<FormState> {
  const place = textOf(form, 'place')
  if (!place) return change(form, {}, '/revoke-other-sessions', {}, own.sessions.endedAll)
  const { auth, database } = runtime()
  const session = await findSession(auth)
  if (!session) return refused(form, faultsOf({ status: 401 }, said))
  await endPlace(await database(), session.user.id, place)
  revalidatePath('/account')
  return accepted(form, own.sessions.ended)
}

export async function deleteAccount(_before: FormState, form: FormData): Promise<FormState> {
  // An account that came by another site has no password, and its form does not ask for one.
  const asked = form.has('deletion-password')
  const password = textOf(form, 'deletion-password')
  const faults = asked ? passwordFaults(password, said, 'deletion-password') : {}
  if (hasFaults(faults)) return refused(form, faults)
  const { refusal } = await submit('/delete-user', asked ? { password } : {})
  if (refusal) return refused(form, renamed(faultsOf(refusal, said), { password: 'deletion-password' }))
  redirect('/deleted')
}

async function change(
  form: FormData,
  faults: Faults,
  path: string,
  body: object,
  done: string,
  names: Record<string, string> = {},
): Promise<FormState> {
  if (hasFaults(faults)) return refused(form, faults)
  const { refusal } = await submit(path, body)
  if (refusal) return refused(form, renamed(faultsOf(refusal, said), names))
  revalidatePath('/account')
  return accepted(form, done)
}

/** Faults of fields that have other names in this form. */
function renamed(faults: Faults, names: Record<string, string>): Faults {
  return Object.fromEntries(Object.entries(faults).map(([name, fault]) => [names[name] ?? name, fault]))
}
