import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import { askedFor, cameFrom, type Search } from '@/app/(book)/(account)/next'
import { providerWords } from '@/app/(book)/(account)/provider-fault'
import { providers } from '@/app/(book)/(account)/social'
import { callerHeaders, findSession } from '@/lib/auth/session'
import { readReaderData } from '@/lib/db/reader-data'
import { addressOf } from '@/lib/reader/path'
import { runtime } from '@/lib/runtime'
import { BackgroundSection } from './background'
import { DataSection } from './data'
import { DeletionSection } from './deletion'
import { EmailSection } from './email'
import { NameSection } from './name'
import { PasskeysSection } from './passkeys'
import { PasswordSection } from './password'
import { SessionsSection } from './sessions'
import { SignOut } from './sign-out'
import { SocialSection } from './social'
import { TwoFactorSection } from './two-factor'

const { title } = theWords().own

export const metadata: Metadata = { title, robots: { index: false } }

/** The account, one section to a matter. */
export default async function AccountPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  const { auth, database, env } = runtime()
  const session = await findSession(auth)
  if (!session) redirect(addressOf('/sign-in', { next: addressOf('/account', { next }) }))
  const accounts = await (await auth()).api.listUserAccounts({ headers: await callerHeaders() })
  const hasPassword = accounts.some(({ providerId }) => providerId === 'credential')
  const data = await readReaderData(await database(), session.user.id)
  const fault = providerWords(await askedFor(searchParams, 'error'))
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <h1 className="font-semibold text-3xl">{title}</h1>
        <SignOut />
      </div>
      <BackgroundSection session={session} next={next} />
      <NameSection session={session} />
      <EmailSection session={session} hasPassword={hasPassword} />
      <PasswordSection session={session} hasPassword={hasPassword} />
      <TwoFactorSection session={session} hasPassword={hasPassword} />
      <PasskeysSection passkeys={data.passkeys} />
      <SocialSection offered={providers(env)} accounts={accounts} fault={fault} />
      <SessionsSection session={session} />
      <DataSection session={session} data={data} />
      <DeletionSection hasPassword={hasPassword} open={(await askedFor(searchParams, 'delete')) !== undefined} />
    </>
  )
}
