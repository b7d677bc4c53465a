import type { Metadata } from 'next'
import Link from 'next/link'
import { PasswordField } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { askedFor, cameFrom, Next, type Search } from '@/app/(account)/next'
import { isResetToken } from '@/lib/auth/reset'
import { addressOf } from '@/lib/reader/path'
import { runtime } from '@/lib/runtime'
import { reset } from './action'

export const metadata: Metadata = { title: 'New password', robots: { index: false } }

/** Where the link in the letter about a forgotten password leads. */
export default async function ResetPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  const token = await askedFor(searchParams, 'token')
  if (!token || !(await isResetToken(await runtime().auth(), token))) return <Spent next={next} />
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">Choose a new password</h1>
      <p className="mb-8 text-lg">Every device is signed out then, and you sign in with the new password.</p>
      <Form action={reset} submit="Keep this password">
        <Next path={next} />
        <input type="hidden" name="token" value={token} />
        <PasswordField
          label="New password"
          name="new-password"
          autoComplete="new-password"
          hint="12 to 128 characters. A few unrelated words do well."
          required
        />
      </Form>
    </>
  )
}

function Spent({ next }: { next?: string }) {
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">This link is no longer good</h1>
      <p className="mb-8 text-lg">
        A link to choose a password is good for one hour, and once. Your password was not changed by it now. Ask for
        another letter, and use the newest one.
      </p>
      <p>
        <Link className="button" href={addressOf('/forgot', { next })} prefetch={false}>
          Ask for another letter
        </Link>
      </p>
    </>
  )
}
