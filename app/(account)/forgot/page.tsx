import type { Metadata } from 'next'
import { Field } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { cameFrom, Next, Onward, type Search } from '@/app/(account)/next'
import { forgot } from './action'

export const metadata: Metadata = { title: 'Forgotten password', robots: { index: false } }

export default async function ForgotPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">Forgotten password</h1>
      <p className="mb-8 text-lg">
        Tell us the address of your account. We send a letter with a link to choose a new password. If it came back to
        you,{' '}
        <Onward href="/sign-in" next={next}>
          sign in
        </Onward>
        .
      </p>
      <Form action={forgot} submit="Send the letter">
        <Next path={next} />
        <Field label="Email" name="email" type="email" autoComplete="username" maxLength={254} required />
      </Form>
    </>
  )
}
