import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { addressOf, inSitePath } from '@/lib/reader/path'
import { runtime } from '@/lib/runtime'

/** Which letter a reader comes from, or waits for. */
export type LetterStep = 'sent' | 'opened' | 'moving' | 'moved'

const name = 'lectern.letter_to'

/** Where the link leads that confirms an address. */
export function confirmation(next: string): string {
  return pageOf('opened', next)
}

/** Sends a reader to the page that says to look for a letter. The address is kept for it, but not in its own. */
export async function lookForLetter(email: string, next: string): Promise<never> {
  const secure = runtime().env.baseUrl.startsWith('https:')
  const jar = await cookies()
  jar.set(name, email, { path: '/verify', maxAge: 3600, httpOnly: true, sameSite: 'lax', secure })
  redirect(pageOf('sent', next))
}

/** The address that a letter was sent to from this browser within the hour. */
export async function letterWentTo(): Promise<string | undefined> {
  return (await cookies()).get(name)?.value
}

function pageOf(letter: LetterStep, next: string): string {
  return addressOf('/verify', { letter, next: inSitePath(next) })
}
