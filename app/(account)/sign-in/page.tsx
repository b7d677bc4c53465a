import type { Metadata } from 'next'
import { OtherForm } from '@/app/(account)/next.client'
import { firstPage } from '@/app/(account)/questions'
import { SignInForm } from './form.client'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

export default function SignInPage() {
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">Sign in</h1>
      <p className="mb-8 text-lg">
        If you have no account yet, <OtherForm href="/sign-up">sign up</OtherForm>.
      </p>
      <SignInForm first={firstPage()} />
    </>
  )
}
