import type { Metadata } from 'next'
import Link from 'next/link'
import { theWords } from '@/app/_ui/words/book'
import { PasswordField } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { askedFor, cameFrom, Next, type Search } from '@/app/(book)/(account)/next'
import { isResetToken } from '@/lib/auth/reset'
import { addressOf } from '@/lib/reader/path'
import { runtime } from '@/lib/runtime'
import { reset } from './action'

const {
  account: { reset: words, fields },
} = theWords()

export const metadata: Metadata = { title: words.title, robots: { index: false } }

/** Where the link in the letter about a forgotten password leads. */
export default async function ResetPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  const token = await askedFor(searchParams, 'token')
  if (!token || !(await isResetToken(await runtime().auth(), token))) return <Spent next={next} />
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">{words.heading}</h1>
      <p className="mb-8 text-lg">{words.about}</p>
      <Form action={reset} submit={words.submit}>
        <Next path={next} />
        <input type="hidden" name="token" value={token} />
        <PasswordField
          label={fields.newPassword}
          name="new-password"
          autoComplete="new-password"
          hint={fields.choice}
          required
        />
      </Form>
    </>
  )
}

function Spent({ next }: { next?: string }) {
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">{words.spent}</h1>
      <p className="mb-8 text-lg">{words.spentText}</p>
      <p>
        <Link className="button" href={addressOf('/forgot', { next })} prefetch={false}>
          {words.again}
        </Link>
      </p>
    </>
  )
}
