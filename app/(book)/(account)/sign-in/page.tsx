import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import { Field, PasswordField } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { askedFor, cameFrom, Next, Onward, type Search } from '@/app/(book)/(account)/next'
import { Notice } from '@/app/(book)/(account)/notice'
import { ProviderFault, providerWords } from '@/app/(book)/(account)/provider-fault'
import { findSession } from '@/lib/auth/session'
import { runtime } from '@/lib/runtime'
import { signIn } from './action'
import { LetterOffer } from './letter-offer.client'
import { OtherWays } from './other-ways'

const {
  account: { signIn: words, fields },
} = theWords()

export const metadata: Metadata = { title: words.title, robots: { index: false } }

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  if (await findSession(runtime().auth)) redirect(next ?? '/account')
  const fault = providerWords(await askedFor(searchParams, 'error'))
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">{words.title}</h1>
      <p className="mb-8 text-lg">
        {words.without}{' '}
        <Onward href="/sign-up" next={next}>
          {words.signUp}
        </Onward>
        .
      </p>
      {(await askedFor(searchParams, 'after')) === 'reset' && <Notice>{words.reset}</Notice>}
      {fault && <ProviderFault text={fault} />}
      <Form action={signIn} submit={words.title} beside={<LetterOffer />}>
        <Next path={next} />
        <Field
          label={fields.email}
          name="email"
          type="email"
          autoComplete="username webauthn"
          maxLength={254}
          required
        />
        <PasswordField label={fields.password} name="password" autoComplete="current-password" required />
        <p className="-mt-3 font-sans text-[0.9375rem]">
          <Onward href="/forgot" next={next}>
            {words.forgot}
          </Onward>
        </p>
      </Form>
      <OtherWays next={next} />
    </>
  )
}
