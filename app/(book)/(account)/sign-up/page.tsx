import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import { Backgrounds } from '@/app/(book)/(account)/background.client'
import { Field, PasswordField } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { cameFrom, Next, Onward, type Search } from '@/app/(book)/(account)/next'
import { choices } from '@/app/(book)/(account)/questions'
import { SocialWays } from '@/app/(book)/(account)/sign-in/other-ways'
import { findSession } from '@/lib/auth/session'
import { runtime } from '@/lib/runtime'
import { signUp } from './action'

const {
  account: { signUp: words, fields },
} = theWords()

export const metadata: Metadata = { title: words.title, robots: { index: false } }

export default async function SignUpPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  if (await findSession(runtime().auth)) redirect(next ?? '/account')
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">{words.title}</h1>
      <p className="mb-8 text-lg">
        {words.about}{' '}
        <Onward href="/sign-in" next={next}>
          {words.signIn}
        </Onward>
        .
      </p>
      <Form action={signUp} submit={words.submit}>
        <Next path={next} />
        <Field label={fields.name} name="name" autoComplete="name" maxLength={100} required />
        <Field label={fields.email} name="email" type="email" autoComplete="email" maxLength={254} required />
        <PasswordField
          label={fields.password}
          name="password"
          autoComplete="new-password"
          hint={fields.choice}
          required
        />
        <Backgrounds choices={choices()} heading="h2" />
      </Form>
      <div className="mt-8">
        <SocialWays next={next} by={words.by} />
      </div>
    </>
  )
}
