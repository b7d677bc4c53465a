import { createPublicKey, verify } from 'node:crypto'
import autocannon from 'autocannon'
import { databaseKeySet } from '@/lib/auth/key-set'
import { verifyToken } from '@/lib/auth/token'
import { startApp } from '@/tests/support/app'
import { expected, makeKey, sign } from '@/tests/support/keys'
import { signUp } from '@/tests/support/reader'
import { printTable, spread } from './figures'

// What does it cost to verify a token? On one route of one server, in turns: a request that is refused right after its
// token was verified (415, the body's type), and the same request, byte for byte as long, whose scheme is not Bearer, so
// that it is refused right before (401). Both run our handler and answer with a problem document; the second is the
// bare handler. Then in this process, by processor time: our verification, and node's signature check by itself.
const rounds = 7
const seconds = 3
const calls = 2000

const app = await startApp()
try {
  const { token } = await signUp(app.url, { software: 'expert; python', hardware: 'none' })
  const bare: number[] = []
  const verified: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await load(`Holder ${token}`, 401))
    verified.push(await load(`Bearer ${token}`, 415))
  }
  console.log(`requests per second, 8 connections, ${rounds} rounds of ${seconds} s, median (least to most)`)
  printTable([
    ['refused before, 401', 'refused after, 415', 'after / before'],
    [spread(bare, 0), spread(verified, 0), spread(verified.map((each, n) => each / (bare[n] ?? 0)))],
  ])
} finally {
  await app.stop()
}

const key = await makeKey('bench')
const token = await sign(key)
const [header, payload, signature = ''] = token.split('.')
const publicKey = createPublicKey({ key: JSON.parse(key.publicKey), format: 'jwk' })
const keySet = databaseKeySet(async () => [key])
const input = Buffer.from(`${header}.${payload}`)
const bytes = Buffer.from(signature, 'base64url')
const ours: number[] = []
const node: number[] = []
for (let round = 0; round < rounds; round += 1) {
  ours.push(await measure(() => verifyToken(token, keySet, expected)))
  node.push(
    await measure(() => {
      if (!verify('sha256', input, publicKey, bytes)) throw new Error('it does not hold')
    }),
  )
}
console.log()
console.log(`CPU ms a call, ${calls} calls one after the other, ${rounds} rounds, median (least to most)`)
printTable([
  ['verifyToken', 'crypto.verify', 'verifyToken / crypto.verify'],
  [spread(ours, 3), spread(node, 3), spread(ours.map((each, n) => each / (node[n] ?? 0)))],
])

async function load(authorization: string, status: number): Promise<number> {
  const { requests, statusCodeStats = {} } = await autocannon({
    url: `${app.url}/api/personalize`,
    method: 'POST',
    headers: { authorization, 'content-type': 'text/plain' },
    body: 'x',
    connections: 8,
    duration: seconds,
  })
  const others = Object.keys(statusCodeStats).filter((each) => each !== String(status))
  if (others.length > 0) throw new Error(`answered ${others.join(', ')} instead of ${status}`)
  return requests.average
}

async function measure(work: () => unknown): Promise<number> {
  for (let n = 0; n < 200; n += 1) await work()
  const before = process.cpuUsage()
  for (let n = 0; n < calls; n += 1) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / calls
}
