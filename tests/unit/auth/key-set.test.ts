import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { databaseKeySet, remoteKeySet } from '@/lib/auth/key-set'
import { verifyToken } from '@/lib/auth/token'
import { expected, makeKey, sign, type TestKey } from '../../support/keys'

let first: TestKey
let second: TestKey
beforeAll(async () => {
  ;[first, second] = await Promise.all([makeKey('first'), makeKey('second')])
})

describe('our own key set', () => {
  function watched() {
    const state = { time: 0, loads: 0, keys: [first] }
    const load = async () => {
      state.loads++
      return state.keys
    }
    return { state, keySet: databaseKeySet(load, () => state.time) }
  }

  test('is read once however many ask', async () => {
    const { state, keySet } = watched()
    await Promise.all(Array.from({ length: 20 }, () => keySet.findKey({ alg: 'RS256', kid: 'first' })))
    expect(state.loads).toBe(1)
  })

  test('is read again after five minutes, so that a key that was removed is refused', async () => {
    const { state, keySet } = watched()
    await keySet.publicKeys()
    state.keys = [second]
    state.time = 299_999
    expect(await keySet.findKey({ alg: 'RS256', kid: 'first' })).toBeDefined()
    state.time = 300_000
    expect(await keySet.findKey({ alg: 'RS256', kid: 'first' })).toBeUndefined()
  })

  test('finds a new key at once', async () => {
    const { state, keySet } = watched()
    await keySet.publicKeys()
    state.keys = [first, second]
    const claims = await verifyToken(await sign(second), keySet, expected)
    expect(claims.subject).toBe('reader')
  })

  test('is read once in five seconds for keys that do not exist', async () => {
    const { state, keySet } = watched()
    for (let i = 0; i < 100; i++) await keySet.findKey({ alg: 'RS256', kid: `made-up-${i}` })
    expect(state.loads).toBe(2)
    state.time = 5000
    await keySet.findKey({ alg: 'RS256', kid: 'made-up' })
    expect(state.loads).toBe(3)
  })

  test('tries again after a failure', async () => {
    let broken = true
    const keySet = databaseKeySet(async () => (broken ? Promise.reject(new Error('away')) : [first]))
    await expect(keySet.publicKeys()).rejects.toMatchObject({ code: 'keys_unavailable' })
    broken = false
    expect((await keySet.publicKeys()).keys).toMatchObject([{ kid: 'first', use: 'sig', alg: 'RS256' }])
  })
})

describe('the key set of another issuer', () => {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
  })

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener)
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/jwks` : ''
  }

  test('is fetched and verifies', async () => {
    const keys = [{ ...JSON.parse(first.publicKey), kid: first.id, alg: 'RS256' }]
    const keySet = remoteKeySet(await serve((_, response) => response.end(JSON.stringify({ keys }))))
    expect(await verifyToken(await sign(first), keySet, expected)).toMatchObject({ subject: 'reader' })
    expect(await keySet.publicKeys()).toEqual({ keys })
    await expect(verifyToken(await sign(second), keySet, expected)).rejects.toMatchObject({ code: 'token_invalid' })
  })

  test.each<[string, RequestListener]>([
    ['answers with a sign-in page', (_, response) => response.writeHead(401).end('<html>')],
    ['answers with something else', (_, response) => response.end('{"keys":5}')],
    ['hangs up', (request) => request.socket.destroy()],
  ])('is unavailable when it %s', async (_, listener) => {
    const keySet = remoteKeySet(await serve(listener))
    await expect(verifyToken(await sign(first), keySet, expected)).rejects.toMatchObject({ code: 'keys_unavailable' })
    await expect(keySet.publicKeys()).rejects.toMatchObject({ code: 'keys_unavailable' })
  })

  test('is unavailable when there is no such host', async () => {
    const keySet = remoteKeySet('http://127.0.0.1:1/jwks')
    await expect(verifyToken(await sign(first), keySet, expected)).rejects.toMatchObject({ code: 'keys_unavailable' })
  })
})
