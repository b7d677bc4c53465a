import { decodeJwt } from 'jose'
import { english } from '@/lib/auth/letters/english'
import { german } from '@/lib/auth/letters/german'
import { LetterClaim } from './letter-link'
import { letterOf } from './letter-page'
import type { Letter } from './mail'

/** What Better Auth gives for a letter about an address: whose it is, where its link leads, and what the link proves. */
type Proof = { user: { emailVerified: boolean }; url: string; token: string }

const languages: Record<string, typeof english> = { de: german }

/**
 * The letters of a site.
 * @param baseUrl where their links lead
 * @param asked the language they are wanted in (BCP 47): `de-AT` is written as `de`, what nobody wrote as English
 */
export function lettersOf(baseUrl: string, asked: string) {
  const nearest = new Intl.Locale(asked).language
  const found = languages[nearest]
  const [language, words] = found ? [nearest, found] : ['en', english]
  const { hour, unasked } = words
  const write = (to: string, { subject, label }: Named, says: string[], url: string, ends: string[]): Letter =>
    letterOf({ to, subject, says, link: { label, url }, ends: ends.join(' ') }, language, words.otherwise)

  function confirm(to: string, url: string): Letter {
    const isPage = new URL(url).searchParams.get('callbackURL') !== '/'
    const { says, stranger } = words.confirm
    return write(to, words.confirm, says, isPage ? url : landing(url, 'opened'), [hour, stranger])
  }

  function notice(to: string, newEmail: string): Letter {
    const { says, ends } = words.notice
    return write(to, words.notice, says(newEmail), `${baseUrl}/forgot`, [ends])
  }

  return {
    /**
     * Where a new password is chosen.
     * @param url Better Auth's own link, of which only where the reader came from is kept
     */
    reset(to: string, { url, token }: { url: string; token: string }): Letter {
      const page = new URL('/reset', baseUrl)
      page.searchParams.set('token', token)
      const next = new URL(new URL(url).searchParams.get('callbackURL') || '/', baseUrl).searchParams.get('next')
      if (next) page.searchParams.set('next', next)
      return write(to, words.reset, words.reset.says, page.href, [hour, words.reset.once, unasked])
    },

    /**
     * The letters that prove an address: one to a new reader, or one to the address that an account moves to. Where the
     * old one was never confirmed, and so was not asked for its consent, it is told.
     */
    proofs({ user, url, token }: Proof): Letter[] {
      const { email, updateTo } = LetterClaim.parse(decodeJwt(token))
      if (!updateTo) return [confirm(email, url)]
      const proof = write(updateTo, words.move, words.move.says, landing(url, 'moved'), [hour, unasked])
      return user.emailVerified ? [proof] : [proof, notice(email, updateTo)]
    },

    /** Asks the address an account has whether it may be moved to another. */
    consent(to: string, newEmail: string, url: string): Letter {
      return write(to, words.consent, words.consent.says(newEmail), landing(url, 'moving'), [hour, unasked])
    },

    /** Answers a sign-up with an address that has an account: the page tells nobody, so its owner is told here. */
    known(to: string): Letter {
      return write(to, words.known, words.known.says, `${baseUrl}/sign-in`, [words.known.ends])
    },
  }
}

type Named = { subject: string; label: string }

/** The same link, but that it leads to our page about it. */
function landing(url: string, letter: 'opened' | 'moving' | 'moved'): string {
  const link = new URL(url)
  link.searchParams.set('callbackURL', `/verify?letter=${letter}`)
  return link.href
}
