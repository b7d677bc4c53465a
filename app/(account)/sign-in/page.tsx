import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Field, PasswordField } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { askedFor, cameFrom, Next, Onward, type Search } from '@/app/(account)/next'
import { Notice } from '@/app/(account)/notice'
import { ProviderFault, providerWords } from '@/app/(account)/provider-fault'
import { findSession } from '@/lib/auth/session'
import { runtime } from '@/lib/runtime'
import { signIn } from './action'
import { LetterOffer } from './letter-offer.client'
import { OtherWays } from './other-ways'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  if (await findSession(runtime().auth)) redirect(next ?? '/account')
  const fault = providerWords(await askedFor(searchParams, 'error'))
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">Sign in</h1>
      <p className="mb-8 text-lg">
        If you have no account yet,{' '}
        <Onward href="/sign-up" next={next}>
          sign up
        </Onward>
        .
      </p>
      {(await askedFor(searchParams, 'after')) === 'reset' && (
        <Notice>Your password is changed, and every device is signed out. Sign in with the new one.</Notice>
      )}
      {fault && <ProviderFault text={fault} />}
      <Form action={signIn} submit="Sign in" beside={<LetterOffer />}>
        <Next path={next} />
        <Field label="Email" name="email" type="email" autoComplete="username webauthn" maxLength={254} required />
        <PasswordField label="Password" name="password" autoComplete="current-password" required />
        <p className="-mt-3 font-sans text-[0.9375rem]">
          <Onward href="/forgot" next={next}>
            Forgot the password?
          </Onward>
        </p>
      </Form>
      <OtherWays next={next} />
    </>
  )
}
