import type { Metadata } from 'next'
import { OtherForm } from '@/app/(account)/next.client'
import { choices, firstPage } from '@/app/(account)/questions'
import { SignUpForm } from './form.client'

export const metadata: Metadata = { title: 'Sign up', robots: { index: false } }

export default function SignUpPage() {
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">Sign up</h1>
      <p className="mb-8 text-lg">
        Tell us what you know, and each chapter can be explained from there. If you have an account,{' '}
        <OtherForm href="/sign-in">sign in</OtherForm>.
      </p>
      <SignUpForm choices={choices()} first={firstPage()} />
    </>
  )
}
