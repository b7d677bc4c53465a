import { createPublicKey, KeyObject } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { type Canary, startCanary } from '@/tests/support/canary'
import { wrongAlgorithms } from '@/tests/support/corpus/algorithm'
import { wrongClaims } from '@/tests/support/corpus/claim'
import type { BadToken, Signed, Target } from '@/tests/support/corpus/forge'
import { wrongForms } from '@/tests/support/corpus/form'
import { bringingKeys, oddHeaders, oddKids } from '@/tests/support/corpus/header'
import { wrongPaddings } from '@/tests/support/corpus/padding'
import { rawRequests, sendRaw } from '@/tests/support/corpus/raw'
import { type BadRequest, tokensElsewhere, wrongRequests } from '@/tests/support/corpus/request'
import { GroqServer } from '@/tests/support/groq-server'
import { type Issuer, startIssuer } from '@/tests/support/issuer'
import { personalize, readDocument, signUp } from '@/tests/support/reader'
import { expectRefusal } from '@/tests/support/refusal'

// A novice's chapter is generated, so an engine that is asked in vain shows.
const novice = { software: 'none', hardware: 'none' }
const body = { chapter: 'sensing' }

let groq: GroqServer
let canary: Canary
let app: App
beforeAll(async () => {
  ;[groq, canary] = await Promise.all([GroqServer.start(), startCanary()])
})
afterEach(() => {
  expect(groq.asked.map(({ heading }) => heading)).toEqual([])
  expect(canary.asked).toEqual([])
  // Whatever was refused was refused knowingly: a failure without a name is logged.
  expect(app.output()).not.toMatch(/error/i)
})
afterAll(() => Promise.all([groq.stop(), canary.stop()]))

/** Sends all, eight at a time, and answers what of them was not refused as it must be. */
async function survivors<T extends { name: string; code: string }>(all: T[], send: (each: T) => Promise<Response>) {
  const queue = [...all]
  const wrong: string[] = []
  const work = async () => {
    for (let each = queue.pop(); each; each = queue.pop()) {
      const response = await send(each)
      const refused = expectRefusal(response, statuses[each.code] ?? 401, each.code)
      await refused.catch((cause: Error) => wrong.push(`${each.name}: ${cause.message.slice(0, 400)}`))
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return wrong
}

const statuses: Record<string, number> = {
  method_not_allowed: 405,
  type_unsupported: 415,
  body_too_large: 413,
  body_invalid: 400,
  chapter_unknown: 404,
  not_acceptable: 406,
}

async function expectRefused(tokens: BadToken[], least: number): Promise<void> {
  expect(new Set(tokens.map(({ token }) => token)).size).toBeGreaterThanOrEqual(least)
  expect(await survivors(tokens, ({ token }) => personalize(app.url, token, body))).toEqual([])
}

async function expectAllRefused(requests: BadRequest[], least: number): Promise<void> {
  expect(requests.length).toBeGreaterThanOrEqual(least)
  const send = ({ path = '', method = 'POST', headers, body: sent }: BadRequest) =>
    fetch(`${app.url}/api/personalize${path}`, { method, headers, body: sent && new Blob([sent]) })
  expect(await survivors(requests, send)).toEqual([])
}

describe('a server that issues its own tokens', () => {
  let target: Target
  let cookie: string
  beforeAll(async () => {
    app = await startApp({ GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url })
    const reader = await signUp(app.url, novice)
    cookie = reader.cookie
    const { keys } = await (await fetch(`${app.url}/auth/jwks`)).json()
    const publicKey = createPublicKey({ key: keys[0], format: 'jwk' })
    const names = { issuer: app.url, audience: app.url, kid: keys[0].kid }
    target = { ...names, publicKey, good: reader.token, canary: canary.url }
  })
  afterAll(() => app.stop())

  test('takes none of another algorithm', () => expectRefused(wrongAlgorithms(target), 100))
  test('takes no key that a token brings or names', () => expectRefused(bringingKeys(target), 45))
  test('takes no key id for more than a name', () => expectRefused(oddKids(target), 75))
  test('takes none in another form', () => expectRefused(wrongForms(target), 95))
  test('looks for a token in one place', () => expectAllRefused(tokensElsewhere(target, cookie), 40))
  test('refuses what else is wrong by its name', () => expectAllRefused(wrongRequests(target), 30))
  test('refuses what is hardly a request', async () => {
    for (const { name, status, bytes } of rawRequests(target))
      expect([name, await sendRaw(app.url, bytes)]).toEqual([name, status])
  })
})

describe('a server that takes the tokens of another deployment', () => {
  let issuer: Issuer
  let target: Signed
  let started: number
  beforeAll(async () => {
    issuer = await startIssuer()
    app = await startApp({ GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url, ...issuer.env })
    started = Date.now()
    const { JWT_ISSUER, JWT_AUDIENCE } = issuer.env
    const privateKey = KeyObject.from(issuer.key.privateKey)
    const names = { issuer: JWT_ISSUER, audience: JWT_AUDIENCE, kid: issuer.key.id }
    const good = await issuer.sign({ software_background: 'none', hardware_background: 'none' })
    target = { ...names, privateKey, publicKey: createPublicKey(privateKey), good, canary: canary.url }
  })
  afterAll(async () => {
    await app.stop()
    await issuer.stop()
  })

  test('takes none whose claims are not as they must be', () => expectRefused(wrongClaims(target), 110))
  test('takes none with a header that is none', () => expectRefused(oddHeaders(target), 20))
  test('takes none whose signature encodes something else', () => expectRefused(wrongPaddings(target), 30))
  test('takes none that the other kind of server would not', async () => {
    const stranger = [...wrongAlgorithms(target), ...bringingKeys(target), ...oddKids(target), ...wrongForms(target)]
    await expectRefused(stranger, 315)
  })

  test('asked its issuer once in five seconds at most, and takes a good token', async () => {
    expect(issuer.asked()).toBeLessThanOrEqual(2 + (Date.now() - started) / 5000)
    const { usage } = await readDocument(app.url, target.good, body)
    expect(usage.generated).toBeGreaterThan(0)
    expect(groq.asked.splice(0).length).toBeGreaterThan(0)
  })
})
