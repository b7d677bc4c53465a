import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { theWords } from '@/app/_ui/words/book'
import { Form } from '@/app/(book)/(account)/form.client'
import { Leave } from '@/app/(book)/(account)/leave.client'
import { goesOnTo, Next } from '@/app/(book)/(account)/next'
import { providers } from '@/app/(book)/(account)/social'
import { lastMethodCookie } from '@/lib/auth/cookie'
import { runtime } from '@/lib/runtime'
import { PasskeySignIn } from './passkey-sign-in.client'
import { leaveFor } from './social-action'

const { account } = theWords()

/** In place of a password: a passkey, or another site. What was used last in this browser is marked. */
export async function OtherWays({ next }: { next?: string }) {
  const last = await lastMethod()
  return (
    <div className="mt-8 grid gap-3 border-line border-t pt-6">
      <PasskeySignIn next={goesOnTo(next)} mark={last === 'passkey' && <LastUsed />} />
      <SocialWays next={next} by={account.signIn.by} last={last} />
    </div>
  )
}

type SocialProps = { next?: string; by: (site: string) => string; last?: string }

/** A button for each other site that readers may come by. */
export function SocialWays({ next, by, last }: SocialProps) {
  const offered = providers(runtime().env)
  if (offered.length === 0) return undefined
  return (
    <Form action={leaveFor}>
      <Next path={next} />
      <div className="grid gap-3">
        {offered.map(({ id, name }) => (
          <button key={id} type="submit" name="provider" value={id} className="button-quiet w-full">
            {by(name)}
            {last === id && <LastUsed />}
          </button>
        ))}
      </div>
      <Leave />
    </Form>
  )
}

/** How whoever uses this browser signed in last; undefined where that is not known. */
export async function lastMethod(): Promise<string | undefined> {
  return (await cookies()).get(lastMethodCookie(runtime().env.baseUrl))?.value
}

function LastUsed(): ReactNode {
  return <span className="font-normal text-muted text-sm">{account.signIn.lastUsed}</span>
}
