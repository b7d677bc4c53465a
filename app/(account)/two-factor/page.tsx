import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { Field } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { cameFrom, Next, Onward, type Search } from '@/app/(account)/next'
import { addressOf } from '@/lib/reader/path'
import { confirmCode } from './action'

export const metadata: Metadata = { title: 'Second step', robots: { index: false } }

/** The second step of a sign-in: a code, or one of those kept for when the app is out of reach. */
export default async function TwoFactorPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  const given = await cookies()
  if (!challenges.some((name) => given.has(name))) redirect(addressOf('/sign-in', { next }))
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">One more step</h1>
      <p className="mb-8 text-lg">Your password is right. Enter the code that your authenticator app shows now.</p>
      <Form action={confirmCode} submit="Sign in">
        <Next path={next} />
        <Field label="Code" name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required />
        <Trust />
      </Form>
      <details className="mt-10 border-line border-t pt-4">
        <summary className="py-1 font-sans text-accent">Use a backup code instead</summary>
        <div className="pt-5">
          <Form action={confirmCode} submit="Sign in with it" quiet>
            <Next path={next} />
            <Field
              label="Backup code"
              name="backup-code"
              hint="One of those you kept. It is used up by this."
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={20}
              required
            />
            <Trust />
          </Form>
        </div>
      </details>
      <p className="mt-10 font-sans text-[0.9375rem]">
        <Onward href="/sign-in" next={next}>
          Sign in another way
        </Onward>
      </p>
    </>
  )
}

function Trust() {
  return (
    <label className="flex gap-3 font-sans text-[0.9375rem]">
      <input type="checkbox" name="trust" value="yes" className="mt-1 size-4 shrink-0 accent-accent" />
      Do not ask for a code on this device for 30 days
    </label>
  )
}

const challenges = ['lectern.two_factor', '__Secure-lectern.two_factor']
