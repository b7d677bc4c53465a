import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Backgrounds } from '@/app/(account)/background.client'
import { Field, PasswordField } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { cameFrom, Next, Onward, type Search } from '@/app/(account)/next'
import { choices } from '@/app/(account)/questions'
import { SocialWays } from '@/app/(account)/sign-in/other-ways'
import { findSession } from '@/lib/auth/session'
import { runtime } from '@/lib/runtime'
import { signUp } from './action'

export const metadata: Metadata = { title: 'Sign up', robots: { index: false } }

export default async function SignUpPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  if (await findSession(runtime().auth)) redirect(next ?? '/account')
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">Sign up</h1>
      <p className="mb-8 text-lg">
        Tell us what you know, and each chapter can be explained from there. If you have an account,{' '}
        <Onward href="/sign-in" next={next}>
          sign in
        </Onward>
        .
      </p>
      <Form action={signUp} submit="Create account">
        <Next path={next} />
        <Field label="Name" name="name" autoComplete="name" maxLength={100} required />
        <Field label="Email" name="email" type="email" autoComplete="email" maxLength={254} required />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="new-password"
          hint="12 to 128 characters. A few unrelated words do well."
          required
        />
        <Backgrounds choices={choices()} heading="h2" />
      </Form>
      <div className="mt-8">
        <SocialWays next={next} verb="Sign up" />
      </div>
    </>
  )
}
