import { UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { lettersOf } from '@/lib/auth/letter'
import { letterOf } from '@/lib/auth/letter-page'

const site = 'http://localhost:3000'
const to = 'ada@example.org'
const newEmail = 'ada@lovelace.example'

/** A link as Better Auth makes them, and its token. */
function proof(claims: { email: string; updateTo?: string }, returnTo = '/') {
  const token = new UnsecuredJWT(claims).encode()
  return { url: `${site}/auth/verify-email?token=${token}&callbackURL=${encodeURIComponent(returnTo)}`, token }
}

const linkIn = (text: string) => new URL(/http:\S+/.exec(text)?.[0] ?? '')
const returnOf = (text: string) => linkIn(text).searchParams.get('callbackURL')

const inEnglish = lettersOf(site, 'en')
const letters = ['en', 'de-AT'].flatMap(allOf)

function allOf(language: string) {
  const { reset, proofs, consent, known } = lettersOf(site, language)
  return [
    reset(to, { url: `${site}/auth/reset-password/abc?callbackURL=`, token: 'abc' }),
    ...proofs({ user: { emailVerified: false }, ...proof({ email: to }) }),
    ...proofs({ user: { emailVerified: false }, ...proof({ email: to, updateTo: newEmail }) }),
    consent(to, newEmail, proof({ email: to, updateTo: newEmail }).url),
    known(to),
  ]
}

describe('a letter', () => {
  test.each(letters)('says the same as text and as a page: $subject to $to', ({ text, html, subject }) => {
    expect(html).toContain(`<title>${subject}</title>`)
    const shown = html
      .replace(/<style>[\s\S]*<\/style>|<[^>]+>/g, ' ')
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/\s+/g, ' ')
    for (const paragraph of text.split('\n\n').slice(0, -1))
      for (const line of paragraph.replace(/:\n/, '\n').split('\n')) expect(shown).toContain(line)
  })

  test.each(letters)('fetches nothing and runs nothing: $subject to $to', ({ html }) => {
    expect(html).not.toMatch(/<(img|script|link|iframe|object)|url\(|@import|\ssrc=|\son\w+=/i)
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^http:\/\/localhost:3000\//)
  })

  test('is in the language of the book, or in English', () => {
    const subjects = (language: string) => allOf(language).map(({ subject }) => subject)
    const languages = (language: string) =>
      new Set(allOf(language).map(({ html }) => /<html lang="(.*?)"/.exec(html)?.[1]))
    expect(subjects('de')).toContain('Sie haben ein Konto bei Lectern')
    expect(subjects('de').filter((subject) => subjects('en').includes(subject))).toEqual([])
    expect(languages('de')).toEqual(new Set(['de']))
    expect(allOf('ja')).toEqual(allOf('en'))
    expect(languages('ja')).toEqual(new Set(['en']))
  })

  test('takes nothing it is given for markup', () => {
    const hostile = `"><script>alert('1')</script>&amp;`
    const link = { label: hostile, url: `${site}/?a=1&b=2${hostile}` }
    const { html } = letterOf({ to, subject: hostile, says: [hostile], link, ends: hostile }, 'en', hostile)
    expect(html).not.toMatch(/<script|"">|&amp;|=1&b/)
    expect(html).toContain('&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;amp;')
    expect(html).toContain('?a=1&#38;b=2')
  })
})

describe('a link', () => {
  test('to a new password leads to our page, and back to where the reader was', () => {
    const asked = `${site}/auth/reset-password/abc?callbackURL=${encodeURIComponent('/reset?next=%2Fchapters%2Fsensing')}`
    const link = linkIn(inEnglish.reset(to, { url: asked, token: 'abc' }).text)
    expect(link.pathname).toBe('/reset')
    expect(Object.fromEntries(link.searchParams)).toEqual({ token: 'abc', next: '/chapters/sensing' })
  })

  test('that confirms an address leads where it was asked to, else to our page', () => {
    const user = { emailVerified: false }
    const lead = (returnTo: string) =>
      inEnglish.proofs({ user, ...proof({ email: to }, returnTo) }).map(({ text }) => returnOf(text))
    expect(lead('/verify?letter=opened&next=%2F')).toEqual(['/verify?letter=opened&next=%2F'])
    expect(lead('/')).toEqual(['/verify?letter=opened'])
  })
})

describe('a move to another address', () => {
  const move = proof({ email: to, updateTo: newEmail })

  test('of a confirmed one is proved at the new address alone: the old one has consented', () => {
    const sent = inEnglish.proofs({ user: { emailVerified: true }, ...move })
    expect(sent.map((letter) => [letter.to, returnOf(letter.text)])).toEqual([[newEmail, '/verify?letter=moved']])
    expect(returnOf(inEnglish.consent(to, newEmail, move.url).text)).toBe('/verify?letter=moving')
  })

  test('of one never confirmed is told to it as well', () => {
    const sent = inEnglish.proofs({ user: { emailVerified: false }, ...move })
    expect(sent.map((letter) => letter.to)).toEqual([newEmail, to])
    expect(sent[1]?.text).toContain(newEmail)
    expect(sent[1]?.text).not.toContain(move.token)
  })
})
