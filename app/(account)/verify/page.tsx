import type { Metadata } from 'next'
import Link from 'next/link'
import { Field } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { askedFor, cameFrom, goesOnTo, Next, Onward, type Search } from '@/app/(account)/next'
import { findSession, type Session } from '@/lib/auth/session'
import { runtime } from '@/lib/runtime'
import { sendLetter } from './action'
import { letterWentTo } from './letter'

export const metadata: Metadata = { title: 'Your address', robots: { index: false } }

/** Where the links in letters about an address lead: says what came of it, and how to get another letter. */
export default async function VerifyPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  const letter = await askedFor(searchParams, 'letter')
  const failed = await askedFor(searchParams, 'error')
  const session = await findSession(runtime().auth)
  if (failed) return <Failed moving={letter === 'moving' || letter === 'moved'} session={session} next={next} />
  if (letter === 'moving') return <Moving />
  if (session?.user.emailVerified) return <Confirmed session={session} next={next} />
  if (letter === 'opened' || letter === 'moved') return <SignInNext next={next} />
  return <Waiting sent={letter === 'sent'} session={session} next={next} />
}

type StepProps = { session?: Session; next?: string }

function Confirmed({ session, next }: StepProps) {
  return (
    <>
      <Title>Your address is confirmed</Title>
      <p className="mb-8 text-lg">
        You are signed in as <span className="break-all">{session?.user.email}</span>.
      </p>
      <p>
        <Link className="button" href={goesOnTo(next)} prefetch={false}>
          {next ? 'Back to where you were' : 'Begin to read'}
        </Link>
      </p>
    </>
  )
}

function SignInNext({ next }: StepProps) {
  return (
    <>
      <Title>This link has done its work</Title>
      <p className="text-lg">
        The address it confirms is confirmed. To go on,{' '}
        <Onward href="/sign-in" next={next}>
          sign in
        </Onward>
        .
      </p>
    </>
  )
}

function Moving() {
  return (
    <>
      <Title>One more letter</Title>
      <p className="text-lg">
        Thank you. A letter is on its way to the new address. Open its link, and your account moves there; until then
        all stays as it is.
      </p>
    </>
  )
}

function Failed({ moving, session, next }: StepProps & { moving: boolean }) {
  return (
    <>
      <Title>This link is no longer good</Title>
      <p className="mb-8 text-lg">
        A link is good for one hour, and only as it stands in the letter.{' '}
        {moving ? (
          <>
            If it was opened before, it has done its work: <Onward href="/account#email">your account</Onward> says
            which address it has. If not, ask for the change again there.
          </>
        ) : (
          'Ask for another letter here.'
        )}
      </p>
      {!moving && <LetterForm session={session} next={next} />}
    </>
  )
}

async function Waiting({ sent, session, next }: StepProps & { sent: boolean }) {
  const address = await letterWentTo()
  return (
    <>
      <Title>{sent ? 'Look into your mail' : 'Confirm your address'}</Title>
      <p className="mb-8 text-lg">
        {sent ? (
          <>
            A letter is on its way{address && ' to '}
            {address && <b className="break-all font-semibold">{address}</b>}. Open the link in it, and you are signed
            in and back where you were. If none comes within a few minutes, look among the unwanted mail, check the
            address, and ask for another.
          </>
        ) : (
          'We send you a letter. Open the link in it within an hour, and your address is confirmed.'
        )}
      </p>
      <LetterForm session={session} next={next} address={address} again={sent} />
    </>
  )
}

function LetterForm({ session, next, address, again }: StepProps & { address?: string; again?: boolean }) {
  return (
    <Form action={sendLetter} submit={again ? 'Send another letter' : 'Send a letter'} quiet={again}>
      <Next path={next} />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        maxLength={254}
        defaultValue={session?.user.email ?? address}
        required
      />
    </Form>
  )
}

function Title({ children }: { children: string }) {
  return <h1 className="mb-3 font-semibold text-3xl">{children}</h1>
}
