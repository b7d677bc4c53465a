import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { foreignNodes, protectedTexts, slugs } from '@/tests/support/chapter-source'
import type { Reading } from '@/tests/support/contract'
import { fetchToken, postAuth, type Reader, readDocument, readStream, signUp } from '@/tests/support/reader'

const backgrounds = {
  programmer: { software: 'expert; python, web', hardware: 'none' },
  middle: { software: 'intermediate', hardware: 'intermediate' },
  builder: { software: 'none', hardware: 'expert; arduino, electronics' },
  newcomer: { software: 'none', hardware: 'none' },
  master: { software: 'expert', hardware: 'expert' },
  silent: { software: 'I would rather listen', hardware: 'a quiet person' },
}
type Name = keyof typeof backgrounds
const names = Object.keys(backgrounds) as Name[]

let app: App
let readers: Record<Name, Reader>
let readings: Record<Name, Map<string, Reading>>
beforeAll(async () => {
  app = await startApp()
  const signed = await Promise.all(names.map(async (name) => [name, await signUp(app.url, backgrounds[name])] as const))
  readers = Object.fromEntries(signed) as Record<Name, Reader>
  const read = signed.map(async ([name, { token }]) => {
    const all = slugs.map(async (slug) => [slug, await readDocument(app.url, token, { chapter: slug })] as const)
    return [name, new Map(await Promise.all(all))] as const
  })
  readings = Object.fromEntries(await Promise.all(read)) as typeof readings
})
afterAll(() => app.stop())

describe('a token', () => {
  const verify = (token: string) =>
    jwtVerify(token, createRemoteJWKSet(new URL('/auth/jwks', app.url)), { issuer: app.url, audience: app.url })

  test('is verified against the key set over HTTP, and carries the claims of the contract and no others', async () => {
    const { payload } = await verify(readers.programmer.token)
    const { kid, alg, typ, ...more } = decodeProtectedHeader(readers.programmer.token)
    expect({ kid: typeof kid, alg, typ: typ ?? 'JWT', more }).toEqual({
      kid: 'string',
      alg: 'RS256',
      typ: 'JWT',
      more: {},
    })
    expect(Object.keys(payload).sort()).toEqual(
      ['aud', 'exp', 'hardware_background', 'iat', 'iss', 'software_background', 'sub'].sort(),
    )
    expect(payload).toMatchObject({ software_background: 'expert; python, web', hardware_background: 'none' })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(900)
  })

  test('carries an edited background at once, and the next reading follows it', async () => {
    const { cookie } = await signUp(app.url, backgrounds.newcomer)
    const edited = await postAuth(app.url, 'update-user', { hardware_background: 'expert; jetson' }, cookie)
    expect(edited.status).toBe(200)
    const token = await fetchToken(app.url, cookie)
    expect((await verify(token)).payload).toMatchObject({ hardware_background: 'expert; jetson' })
    const { profile } = await readDocument(app.url, token, { chapter: 'sensing' })
    expect(profile).toEqual({
      software: { level: 'none', anchors: [] },
      hardware: { level: 'expert', anchors: ['jetson'] },
    })
  })
})

describe.each(slugs.map((slug, n) => [slug, n] as const))('the chapter %s', (slug, n) => {
  const reading = (name: Name): Reading => readings[name].get(slug) ?? expect.unreachable()

  test('comes as a document and as a stream that say the same', async () => {
    // By one reader each, in turn: every reader is asked of, and every chapter.
    const name = names[n % names.length] ?? 'silent'
    const headers = { 'last-event-id': '3' }
    const streamed = await readStream(app.url, readers[name].token, { chapter: slug }, { headers })
    expect(timeless(streamed)).toEqual(timeless(reading(name)))
  })

  test('holds no code, display formula, table, figure or opaque component in any answer', () => {
    const forbidden = protectedTexts(slug)
    for (const kind of ['code', 'math', 'table', 'image']) expect(forbidden.map((each) => each.kind)).toContain(kind)
    expect(reading('newcomer').sections.find(({ id }) => id === 'further-reading')?.slots).toEqual([])
    for (const { markdown, html } of names.flatMap((name) => texts(reading(name)))) {
      expect(foreignNodes(markdown)).toEqual([])
      expect(html).not.toMatch(/<(pre|table|img|svg|figure|h\d|script|iframe|blockquote|hr)\b|display="block"/)
      for (const { text } of forbidden) expect(`${markdown}\n${html}`).not.toContain(text)
    }
  })

  test('keeps every slot for every reader, with the author’s prose in all that is not rewritten', () => {
    const written = new Map(slotsOf(reading('silent')).map(({ slot, markdown }) => [slot, markdown]))
    expect(written.size).toBeGreaterThan(10)
    for (const name of names) {
      const slots = slotsOf(reading(name))
      expect(slots.map(({ slot }) => slot)).toEqual([...written.keys()])
      for (const { slot, treatment, markdown } of slots)
        if (treatment !== 'rewritten') expect(markdown).toBe(written.get(slot))
    }
  })

  test('is as the author wrote it for a reader of whom nothing is known', () => {
    const { result, profile, sections } = reading('silent')
    expect([result, profile.software.level, profile.hardware.level]).toEqual(['original', 'unknown', 'unknown'])
    expect(new Set(sections.map(({ outcome }) => outcome))).toEqual(new Set(['original']))
  })

  test('differs between readers of different backgrounds', () => {
    const seen = (['programmer', 'middle', 'builder', 'newcomer', 'master'] as const).map((name) => [
      name,
      JSON.stringify(slotsOf(reading(name)).map(visible)),
    ])
    expect(new Set(seen.map(([, text]) => text)).size).toBe(seen.length)
  })

  test('gives its reasons from the reader’s own facts', () => {
    const facts = (name: Name) => slotsOf(reading(name)).flatMap(({ reasons }) => reasons.map(({ fact }) => fact))
    expect(facts('programmer')).toContain('software.level=expert')
    expect(facts('programmer')).toContain('hardware.level=none')
    expect(facts('builder')).toContain('hardware.level=expert')
    expect(facts('builder')).not.toContain('software.level=expert')
  })

  test('is shorter for an expert than for a novice in every section of their domain', () => {
    const pairs = {
      software: ['master', 'builder'],
      hardware: ['master', 'programmer'],
      both: ['master', 'newcomer'],
    } as const
    const longer = reading('master').sections.flatMap(({ id, domain, slots }) => {
      const [expert, novice] = pairs[domain].map((name) => wordsSeen(reading(name), id)) as [number, number]
      return slots.length > 0 && expert >= novice ? [{ section: id, domain, expert, novice }] : []
    })
    expect(longer).toEqual([])
  })
})

test('anchors are named in reasons somewhere in the book', () => {
  const reasons = slugs.flatMap((slug) => slotsOf(readings.builder.get(slug)).flatMap((slot) => slot.reasons))
  expect(reasons.map(({ fact }) => fact)).toContain('hardware.anchor=arduino')
})

test('a part of a chapter is answered as it is in the whole, moved by the shift in its own domain', async () => {
  const { token } = readers.programmer
  const [whole] = readings.programmer.values()
  const { chapter = '', sections = [] } = whole ?? {}
  const ids = sections.slice(1, 4).map(({ id }) => id)
  const part = await readDocument(app.url, token, { chapter, sections: ids.toReversed() })
  expect(part.sections.map(timeless)).toEqual(sections.filter(({ id }) => ids.includes(id)).map(timeless))
  const hardware = sections.find(({ domain, slots }) => domain === 'hardware' && slots.length > 0)?.id ?? ''
  const moved = await readDocument(app.url, token, { chapter, sections: [hardware], shift: 1 })
  expect(moved).toMatchObject({ shift: 1, profile: whole?.profile, receipt: { shift: 1 } })
  // The facts are those the reader gave; the words say which way it was moved.
  const reasons = moved.sections[0]?.slots.flatMap((slot) => slot.reasons) ?? []
  expect(reasons.some(({ text }) => text.includes('deeper'))).toBe(true)
})

function slotsOf(reading?: Reading) {
  return (reading?.sections ?? []).flatMap(({ slots }) => slots)
}

function texts(reading: Reading): { markdown: string; html: string }[] {
  return slotsOf(reading).flatMap((slot) => [slot, ...slot.notes])
}

function visible(slot: Reading['sections'][number]['slots'][number]): string {
  const prose = slot.treatment === 'collapsed' ? slot.summary : slot.markdown
  return [...slot.notes.flatMap(({ markdown, limits }) => [markdown, limits]), prose].join(' ')
}

function wordsSeen({ sections }: Reading, section: string): number {
  const slots = sections.find(({ id }) => id === section)?.slots ?? []
  return slots.map(visible).join(' ').split(/\s+/).filter(Boolean).length
}

function timeless(data: object): unknown {
  return JSON.parse(JSON.stringify(data, (name, value) => (name === 'ms' || name === 'usage' ? undefined : value)))
}
