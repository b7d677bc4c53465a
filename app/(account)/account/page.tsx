import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { findSession } from '@/lib/auth/session'
import { runtime } from '@/lib/runtime'
import { BackgroundSection } from './background'
import { Identity } from './identity'
import { SignOut } from './sign-out.client'

export const metadata: Metadata = { title: 'Your account', robots: { index: false } }

/** The account, one section to a matter. */
export default async function AccountPage() {
  const session = await findSession(() => runtime().auth())
  if (!session) redirect('/sign-in?next=/account')
  return (
    <>
      <h1 className="mb-8 font-semibold text-3xl">Your account</h1>
      <Identity session={session} />
      <BackgroundSection session={session} />
      <div className="mt-12 border-line border-t pt-6">
        <SignOut />
      </div>
    </>
  )
}
