import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { errors } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { remoteKeySet } from '@/lib/auth/key-set'
import { verifyToken } from '@/lib/auth/token'
import { type App, startApp } from '@/tests/support/app'
import { GroqServer } from '@/tests/support/groq-server'
import { personalize } from '@/tests/support/reader'

// The JSON web signatures of Project Wycheproof (github.com/C2SP/wycheproof, Apache-2.0), which are not kept here:
// TEST_VECTORS names testvectors_v1/json_web_signature_test.json.

const Key = z.looseObject({ kty: z.string(), alg: z.string().optional() })
const Vector = z.object({ tcId: z.int(), comment: z.string(), jws: z.string(), result: z.enum(['valid', 'invalid']) })
const Vectors = z.object({
  testGroups: z.array(z.object({ public: Key.optional(), private: Key, tests: z.array(Vector) })),
})

const path = process.env.TEST_VECTORS
if (!path) throw new Error('TEST_VECTORS must name json_web_signature_test.json of github.com/C2SP/wycheproof.')
const { testGroups } = Vectors.parse(JSON.parse(readFileSync(path, 'utf8')))

test('a server of ours takes none of them, for their keys are not its own', async () => {
  const groq = await GroqServer.start()
  const app: App = await startApp({ GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url })
  const taken: number[] = []
  for (const { tcId, jws } of testGroups.flatMap(({ tests }) => tests)) {
    const { status } = await personalize(app.url, jws, { chapter: 'sensing' })
    if (status !== 401) taken.push(tcId)
  }
  expect(taken).toEqual([])
  expect(groq.asked).toEqual([])
  expect(app.output()).not.toMatch(/error/i)
  await app.stop()
  await groq.stop()
})

describe('with the key of its group as key set, the signature of', () => {
  let server: Server
  let url: string
  beforeAll(async () => {
    // The group of a key set is the path it is asked for at.
    server = createServer(({ url = '' }, response) => {
      const group = testGroups[Number(url.slice(1))]
      response.end(JSON.stringify({ keys: [group?.public ?? group?.private] }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  })
  afterAll(() => server.close())

  /** Whether all that is wrong with a token is that its payload holds no claims of ours. */
  async function holds(group: number, jws: string): Promise<boolean> {
    const refusal = await verifyToken(jws, remoteKeySet(`${url}/${group}`), { issuer: 'i', audience: 'a' }).catch(
      (error: Error) => error,
    )
    if (!(refusal instanceof Error)) throw new Error('it was taken')
    return refusal.cause instanceof errors.JWTInvalid || refusal.cause instanceof errors.JWTClaimValidationFailed
  }

  // RS256 and nothing else; and an empty payload, which the vectors allow, holds no claims.
  const isOurs = (jws: string) => {
    const [header = '', ...rest] = jws.split('.')
    return /"alg" ?: ?"RS256"/.test(Buffer.from(header, 'base64url').toString()) && rest.every(Boolean)
  }

  describe.each(testGroups.map((group, place) => ({ ...group, place })))('group $place', ({ place, tests }) => {
    test.each(tests)('$tcId, $comment, $result', async ({ jws, result }) => {
      expect(await holds(place, jws)).toBe(result === 'valid' && isOurs(jws))
    })
  })
})
