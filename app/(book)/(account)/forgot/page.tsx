import type { Metadata } from 'next'
import { theWords } from '@/app/_ui/words/book'
import { Field } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { cameFrom, Next, Onward, type Search } from '@/app/(book)/(account)/next'
import { forgot } from './action'

const {
  account: { forgot: words, fields },
} = theWords()

export const metadata: Metadata = { title: words.title, robots: { index: false } }

export default async function ForgotPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
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
      <Form action={forgot} submit={words.submit}>
        <Next path={next} />
        <Field label={fields.email} name="email" type="email" autoComplete="username" maxLength={254} required />
      </Form>
    </>
  )
}
