import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Backgrounds } from '@/app/(account)/background.client'
import { Form } from '@/app/(account)/form.client'
import { cameFrom, goesOnTo, Next, type Search } from '@/app/(account)/next'
import { choices } from '@/app/(account)/questions'
import { findSession } from '@/lib/auth/session'
import { addressOf } from '@/lib/reader/path'
import { runtime } from '@/lib/runtime'
import { sayBackground } from './action'

export const metadata: Metadata = { title: 'What you know', robots: { index: false } }

/** Asks what a reader knows who came by another site, and leads back to where they were. */
export default async function BackgroundPage({ searchParams }: { searchParams: Search }) {
  const next = await cameFrom(searchParams)
  const session = await findSession(runtime().auth)
  if (!session) redirect(addressOf('/sign-in', { next: addressOf('/background', { next }) }))
  if (session.user.software_background || session.user.hardware_background) redirect(goesOnTo(next))
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">What do you know?</h1>
      <p className="mb-8 text-lg">
        {session.user.name}, you are signed in. Chapters can be explained from what you know of software and of
        hardware; you can change your answers at any time.
      </p>
      <Form action={sayBackground} submit="Go on">
        <Next path={next} />
        <Backgrounds choices={choices()} heading="h2" />
      </Form>
    </>
  )
}
