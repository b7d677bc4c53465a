import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import { Field } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { cameFrom, Next, Onward, type Search } from '@/app/(book)/(account)/next'
import { addressOf } from '@/lib/reader/path'
import { confirmCode } from './action'

const { twoFactor: words } = theWords().account

export const metadata: Metadata = { title: words.title, robots: { index: false } }

/** The second step of a sign-in: a code, or one of those kept for when the app is out of reach. */
export default async function TwoFactorPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  const given = await cookies()
  if (!challenges.some((name) => given.has(name))) redirect(addressOf('/sign-in', { next }))
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">{words.heading}</h1>
      <p className="mb-8 text-lg">{words.about}</p>
      <Form action={confirmCode} submit={words.submit}>
        <Next path={next} />
        <Field label={words.code} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required />
        <Trust />
      </Form>
      <details className="mt-10 border-line border-t pt-4">
        <summary className="py-1 font-sans text-accent">{words.instead}</summary>
        <div className="pt-5">
          <Form action={confirmCode} submit={words.backupSubmit} quiet>
            <Next path={next} />
            <Field
              label={words.backup}
              name="backup-code"
              hint={words.backupHint}
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
          {words.otherWay}
        </Onward>
      </p>
    </>
  )
}

function Trust() {
  return (
    <label className="flex gap-3 font-sans text-[0.9375rem]">
      <input type="checkbox" name="trust" value="yes" className="mt-1 size-4 shrink-0 accent-accent" />
      {words.trust}
    </label>
  )
}

const challenges = ['lectern.two_factor', '__Secure-lectern.two_factor']
