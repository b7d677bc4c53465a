import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import { Backgrounds } from '@/app/(book)/(account)/background.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { cameFrom, goesOnTo, Next, type Search } from '@/app/(book)/(account)/next'
import { choices } from '@/app/(book)/(account)/questions'
import { findSession } from '@/lib/auth/session'
import { addressOf } from '@/lib/reader/path'
import { runtime } from '@/lib/runtime'
import { sayBackground } from './action'

const { background: words } = theWords().account

export const metadata: Metadata = { title: words.title, robots: { index: false } }

/** Asks what a reader knows who came by another site, and leads back to where they were. */
export default async function BackgroundPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  const session = await findSession(runtime().auth)
  if (!session) redirect(addressOf('/sign-in', { next: addressOf('/background', { next }) }))
  if (session.user.software_background || session.user.hardware_background) redirect(goesOnTo(next))
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">{words.heading}</h1>
      <p className="mb-8 text-lg">{words.about(session.user.name)}</p>
      <Form action={sayBackground} submit={words.submit}>
        <Next path={next} />
        <Backgrounds choices={choices()} heading="h2" />
      </Form>
    </>
  )
}
