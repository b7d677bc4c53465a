import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { askedFor, cameFrom, type Search } from '@/app/(account)/next'
import { callerHeaders, findSession } from '@/lib/auth/session'
import { addressOf } from '@/lib/reader/path'
import { runtime } from '@/lib/runtime'
import { BackgroundSection } from './background'
import { DeletionSection } from './deletion'
import { EmailSection } from './email'
import { NameSection } from './name'
import { PasswordSection } from './password'
import { SessionsSection } from './sessions'
import { SignOut } from './sign-out'

export const metadata: Metadata = { title: 'Your account', robots: { index: false } }

/** The account, one section to a matter. */
export default async function AccountPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  const { auth } = runtime()
  const session = await findSession(auth)
  if (!session) redirect(addressOf('/sign-in', { next: addressOf('/account', { next }) }))
  const accounts = await (await auth()).api.listUserAccounts({ headers: await callerHeaders() })
  const hasPassword = accounts.some(({ providerId }) => providerId === 'credential')
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <h1 className="font-semibold text-3xl">Your account</h1>
        <SignOut />
      </div>
      <BackgroundSection session={session} next={next} />
      <NameSection session={session} />
      <EmailSection session={session} />
      <PasswordSection session={session} hasPassword={hasPassword} />
      <SessionsSection session={session} />
      <DeletionSection hasPassword={hasPassword} open={(await askedFor(searchParams, 'delete')) !== undefined} />
    </>
  )
}
