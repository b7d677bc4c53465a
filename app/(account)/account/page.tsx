import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { choices } from '@/app/(account)/questions'
import { findSession } from '@/lib/auth/session'
import { answersOf } from '@/lib/reader/background'
import { runtime } from '@/lib/runtime'
import { AccountForm } from './form.client'
import { SignOut } from './sign-out.client'

export const metadata: Metadata = { title: 'Your account', robots: { index: false } }

export default async function AccountPage() {
  const session = await findSession(() => runtime().auth())
  if (!session) redirect('/sign-in?next=/account')
  const { name, email, software_background, hardware_background } = session.user
  const offered = choices()
  const ids = (anchors: { id: string }[]) => anchors.map(({ id }) => id)
  return (
    <>
      <h1 className="mb-8 font-semibold text-3xl">Your account</h1>
      <dl className="mb-8 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-line border-y py-4 font-sans">
        <dt className="text-muted">Name</dt>
        <dd className="break-words">{name}</dd>
        <dt className="text-muted">Email</dt>
        <dd className="break-all">{email}</dd>
      </dl>
      <p className="mb-6 text-lg">
        This is what the chapters are explained from. A change counts from the next one on.
      </p>
      <AccountForm
        choices={offered}
        lines={{ software: software_background, hardware: hardware_background }}
        given={{
          software: answersOf(software_background, ids(offered.software)),
          hardware: answersOf(hardware_background, ids(offered.hardware)),
        }}
      />
      <div className="mt-12 border-line border-t pt-6">
        <SignOut />
      </div>
    </>
  )
}
