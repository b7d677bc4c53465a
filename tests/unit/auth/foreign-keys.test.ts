import { createServer, type RequestListener, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type KeySet, remoteKeySet } from '@/lib/auth/key-set'
import { verifyToken } from '@/lib/auth/token'
import { expected, makeKey, sign, type TestKey } from '../../support/keys'

let first: TestKey
let second: TestKey
beforeAll(async () => {
  ;[first, second] = await Promise.all([makeKey('first'), makeKey('second')])
})

const servers: Server[] = []
afterAll(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/jwks` : ''
}

const documentOf = (...keys: TestKey[]) =>
  JSON.stringify({ keys: keys.map(({ id, publicKey }) => ({ ...JSON.parse(publicKey), kid: id, alg: 'RS256' })) })
const unavailable = { code: 'keys_unavailable', status: 503 }
const hour = 3_600_000

test('the key set of another issuer is fetched and verifies', async () => {
  const keySet = remoteKeySet(await serve((_, response) => response.end(documentOf(first))))
  expect(await verifyToken(await sign(first), keySet, expected)).toMatchObject({ subject: 'reader' })
  expect(await keySet.publicKeys()).toEqual(JSON.parse(documentOf(first)))
  await expect(verifyToken(await sign(second), keySet, expected)).rejects.toMatchObject({ code: 'token_invalid' })
})

test('a member that is no key of ours leaves the others good', async () => {
  const odd = [{ kty: 'EC', crv: 'P-256', kid: 'curve' }, { kty: 'made up' }, { kid: 'nothing' }, {}]
  const keys = [...odd, ...JSON.parse(documentOf(first)).keys]
  const keySet = remoteKeySet(await serve((_, response) => response.end(JSON.stringify({ keys }))))
  expect(await verifyToken(await sign(first), keySet, expected)).toMatchObject({ subject: 'reader' })
})

describe('it is unavailable when its server', () => {
  test.concurrent.each<[string, RequestListener]>([
    ['answers with a sign-in page', (_, response) => response.writeHead(401).end('<html>')],
    ['answers with a page', (_, response) => response.end('<html>')],
    ['answers with something else', (_, response) => response.end('{"keys":5}')],
    ['answers with texts for keys', (_, response) => response.end('{"keys":["first"]}')],
    ['sends elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['says that it sends too much', (_, response) => response.end(documentOf(first) + ' '.repeat(65_536))],
    [
      'sends too much in pieces',
      async (_, response) => {
        response.write(documentOf(first))
        for (let n = 0; n < 70; n++) response.write(' '.repeat(1024))
        response.end()
      },
    ],
    ['never ends', (_, response) => void response.write('{"keys":')],
    ['never answers', () => {}],
    ['hangs up', (request) => request.socket.destroy()],
  ])('%s', async (_, listener) => {
    const keySet = remoteKeySet(await serve(listener))
    await expect(verifyToken(await sign(first), keySet, expected)).rejects.toMatchObject(unavailable)
    await expect(keySet.publicKeys()).rejects.toMatchObject(unavailable)
  })

  test('is not there', async () => {
    const keySet = remoteKeySet('http://127.0.0.1:1/jwks')
    await expect(verifyToken(await sign(first), keySet, expected)).rejects.toMatchObject(unavailable)
  })
})

describe('while its server fails', () => {
  async function failing() {
    const state = { time: 0, asked: 0, away: false, keys: [first] }
    const url = await serve((_, response) => {
      state.asked++
      if (state.away) response.writeHead(500).end()
      else response.end(documentOf(...state.keys))
    })
    return { state, keySet: remoteKeySet(url, () => state.time) }
  }
  const find = (keySet: KeySet, kid: string) => keySet.findKey({ alg: 'RS256', kid })

  test('the last good copy verifies for a day, and no longer', async () => {
    const { state, keySet } = await failing()
    await keySet.publicKeys()
    state.away = true
    for (const time of [5 * 60_000, hour, 24 * hour]) {
      state.time = time
      expect(await find(keySet, 'first')).toBeDefined()
      await expect(find(keySet, 'second')).rejects.toMatchObject(unavailable)
    }
    state.time = 24 * hour + 5 * 60_000
    await expect(find(keySet, 'first')).rejects.toMatchObject(unavailable)
  })

  test('it is asked once in five seconds, whatever is looked for', async () => {
    const { state, keySet } = await failing()
    state.away = true
    for (const [time, asked] of [
      [0, 1],
      [4999, 1],
      [5000, 2],
      [10_000, 3],
    ] as const) {
      state.time = time
      const all = Array.from({ length: 20 }, (_, n) => find(keySet, n % 2 ? 'first' : `made-up-${n}`))
      for (const { status } of await Promise.allSettled(all)) expect(status).toBe('rejected')
      expect(state.asked).toBe(asked)
    }
  })

  test('a copy that is old is asked for no more often', async () => {
    const { state, keySet } = await failing()
    await keySet.publicKeys()
    state.away = true
    state.time = hour
    for (let n = 0; n < 20; n++) expect(await find(keySet, 'first')).toBeDefined()
    expect(state.asked).toBe(2)
  })

  test('a rotated key is taken as soon as it answers again', async () => {
    const { state, keySet } = await failing()
    await keySet.publicKeys()
    state.away = true
    state.time = hour
    await expect(find(keySet, 'second')).rejects.toMatchObject(unavailable)
    state.away = false
    state.keys = [second]
    state.time += 5000
    expect(await find(keySet, 'second')).toBeDefined()
    expect(await find(keySet, 'first')).toBeUndefined()
  })
})
