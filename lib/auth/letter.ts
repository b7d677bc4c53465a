import { decodeJwt } from 'jose'
import { z } from 'zod'
import { letterOf } from './letter-page'
import type { Letter } from './mail'

/** What Better Auth gives for a letter about an address: whose it is, where its link leads, and what the link proves. */
type Proof = { user: { emailVerified: boolean }; url: string; token: string }

const hour = 'The link is good for one hour.'
const unasked = 'If you did not ask for this, do nothing: nothing changes.'

/**
 * Where a new password is chosen.
 * @param url Better Auth's own link, of which only where the reader came from is kept
 */
export function resetLetter(to: string, baseUrl: string, { url, token }: { url: string; token: string }): Letter {
  const page = new URL('/reset', baseUrl)
  page.searchParams.set('token', token)
  const next = new URL(new URL(url).searchParams.get('callbackURL') || '/', baseUrl).searchParams.get('next')
  if (next) page.searchParams.set('next', next)
  return letterOf({
    to,
    subject: 'A new password for Lectern',
    says: [
      'You asked for a new password. Choose it here. Every device is signed out then, and you sign in with the new one.',
    ],
    link: { label: 'Choose a new password', url: page.href },
    ends: `${hour} It works once. ${unasked}`,
  })
}

/**
 * The letters that prove an address: one to a new reader, or one to the address that an account moves to. Where the old
 * one was never confirmed, and so was not asked for its consent, it is told.
 */
export function proofLetters({ user, url, token }: Proof, baseUrl: string): Letter[] {
  const { email, updateTo } = Claim.parse(decodeJwt(token))
  if (!updateTo) return [confirmLetter(email, url)]
  const proof = moveLetter(updateTo, url)
  return user.emailVerified ? [proof] : [proof, noticeLetter(email, updateTo, baseUrl)]
}

/** Asks the address an account has whether it may be moved to another. */
export function consentLetter(to: string, newEmail: string, url: string): Letter {
  return letterOf({
    to,
    subject: 'Your Lectern account moves to another address',
    says: [
      `You asked to move your account from this address to ${newEmail}.`,
      'If that is right, say so here. A second letter then goes to the new address, and the account moves when its link is opened.',
    ],
    link: { label: 'Move my account', url: landing(url, 'moving') },
    ends: `${hour} ${unasked}`,
  })
}

/** Answers a sign-up with an address that has an account: the page tells nobody, so its owner is told here. */
export function knownLetter(to: string, baseUrl: string): Letter {
  return letterOf({
    to,
    subject: 'You have a Lectern account',
    says: [
      'Someone, most likely you, signed up with this address. It has an account already, and nothing was changed.',
      'Sign in with the password you chose then. If it is forgotten, the same page leads to another.',
    ],
    link: { label: 'Sign in', url: `${baseUrl}/sign-in` },
    ends: 'If it was not you, do nothing.',
  })
}

const Claim = z.object({ email: z.string(), updateTo: z.string().optional() })

function confirmLetter(to: string, url: string): Letter {
  const isPage = new URL(url).searchParams.get('callbackURL') !== '/'
  return letterOf({
    to,
    subject: 'Confirm your address for Lectern',
    says: ['Confirm that this is your address, and letters about your account reach you.'],
    link: { label: 'Confirm my address', url: isPage ? url : landing(url, 'opened') },
    ends: `${hour} If you have no account at Lectern, do nothing.`,
  })
}

function moveLetter(to: string, url: string): Letter {
  return letterOf({
    to,
    subject: 'Confirm your new address for Lectern',
    says: ['Confirm that this is your address, and your account moves to it. You sign in with it from then on.'],
    link: { label: 'Confirm my new address', url: landing(url, 'moved') },
    ends: `${hour} ${unasked}`,
  })
}

function noticeLetter(to: string, newEmail: string, baseUrl: string): Letter {
  return letterOf({
    to,
    subject: 'Your Lectern account moves to another address',
    says: [
      `Someone signed in to your account asked to move it to ${newEmail}. It moves when the link in a letter to that address is opened.`,
      'If that was you, there is nothing to do here. If not, choose a new password at once: it signs out everyone else.',
    ],
    link: { label: 'Choose a new password', url: `${baseUrl}/forgot` },
    ends: 'This letter went to the address your account has had so far.',
  })
}

/** The same link, but that it leads to our page about it. */
function landing(url: string, letter: 'opened' | 'moving' | 'moved'): string {
  const link = new URL(url)
  link.searchParams.set('callbackURL', `/verify?letter=${letter}`)
  return link.href
}
