import type { Metadata } from 'next'
import Link from 'next/link'
import { theWords } from '@/app/_ui/words/book'
import { Field } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { askedFor, cameFrom, goesOnTo, Next, Onward, type Search } from '@/app/(book)/(account)/next'
import { findSession, type Session } from '@/lib/auth/session'
import { runtime } from '@/lib/runtime'
import { sendLetter } from './action'
import { letterWentTo } from './letter'

const {
  account: { verify: words, fields },
} = theWords()

export const metadata: Metadata = { title: words.title, robots: { index: false } }

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
      <Title>{words.confirmed}</Title>
      <p className="mb-8 text-lg">
        {words.as} <span className="break-all">{session?.user.email}</span>.
      </p>
      <p>
        <Link className="button" href={goesOnTo(next)} prefetch={false}>
          {next ? words.back : words.begin}
        </Link>
      </p>
    </>
  )
}

function SignInNext({ next }: StepProps) {
  return (
    <>
      <Title>{words.done}</Title>
      <p className="text-lg">
        {words.doneText}{' '}
        <Onward href="/sign-in" next={next}>
          {words.signIn}
        </Onward>
        .
      </p>
    </>
  )
}

function Moving() {
  return (
    <>
      <Title>{words.moving}</Title>
      <p className="text-lg">{words.movingText}</p>
    </>
  )
}

function Failed({ moving, session, next }: StepProps & { moving: boolean }) {
  return (
    <>
      <Title>{words.failed}</Title>
      <p className="mb-8 text-lg">
        {words.failedText}{' '}
        {moving ? (
          <>
            {words.moved} <Onward href="/account#email">{words.yourAccount}</Onward> {words.movedOn}
          </>
        ) : (
          words.again
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
      <Title>{sent ? words.sent : words.unsent}</Title>
      <p className="mb-8 text-lg">
        {sent ? (
          <>
            {address ? (
              <>
                {words.sentTo} <b className="break-all font-semibold">{address}</b>.
              </>
            ) : (
              words.sentText
            )}{' '}
            {words.sentOn}
          </>
        ) : (
          words.unsentText
        )}
      </p>
      <LetterForm session={session} next={next} address={address} again={sent} />
    </>
  )
}

function LetterForm({ session, next, address, again }: StepProps & { address?: string; again?: boolean }) {
  return (
    <Form action={sendLetter} submit={again ? words.sendAgain : words.send} quiet={again}>
      <Next path={next} />
      <Field
        label={fields.email}
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
