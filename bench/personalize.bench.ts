import autocannon from 'autocannon'
import { startApp } from '@/tests/support/app'
import { signUp } from '@/tests/support/reader'

// How far is a personalized chapter of the editorial engine above a route that does nothing? Both on one server, in
// turns, so that what the machine does meanwhile falls on both. The bare route is a 405: it runs our handler and
// no part of the work.
const rounds = 5
const seconds = 3
const readers = 24

const app = await startApp()
try {
  const tokens: string[] = []
  for (let n = 0; n < readers; n += 1) {
    const { token } = await signUp(app.url, { software: 'expert; python', hardware: 'none' })
    tokens.push(token)
  }
  const ask = JSON.stringify({ chapter: 'sensing' })
  const results: { bare: number; whole: number; ms: number; bytes: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const bare = await load({ url: `${app.url}/api/personalize`, method: 'GET' })
    const whole = await measureChapters(tokens, ask)
    results.push({ bare, ...whole })
    console.log(
      `round ${round + 1}: bare ${bare.toFixed(0)}/s, chapter ${whole.whole.toFixed(0)}/s, one alone ${whole.ms.toFixed(1)} ms`,
    )
  }
  const ratios = results.map(({ bare, whole }) => whole / bare).sort((a, b) => a - b)
  const bytes = results[0]?.bytes ?? 0
  console.log(
    `personalize, editorial engine, chapter "sensing", ${bytes} bytes of JSON, ${rounds} rounds of ${seconds} s`,
  )
  console.log(
    `requests per second against the bare route: median ${at(ratios, 0.5)}, from ${at(ratios, 0)} to ${at(ratios, 1)}`,
  )
} finally {
  await app.stop()
}

async function load(options: { url: string; method: 'GET' }): Promise<number> {
  const { requests } = await autocannon({ ...options, connections: 8, duration: seconds })
  return requests.average
}

// A reader may ask sixty times a minute, so the readers take turns and a round is as many requests as they have.
async function measureChapters(tokens: string[], body: string) {
  const each = Math.floor(60 / rounds)
  const queue = tokens.flatMap((token) => Array.from({ length: each }, () => token))
  let bytes = 0
  const ask = async (token: string) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await fetch(`${app.url}/api/personalize`, { method: 'POST', headers, body })
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    bytes = (await response.arrayBuffer()).byteLength
  }
  const alone = performance.now()
  await ask(queue.pop() ?? '')
  const ms = performance.now() - alone
  const count = queue.length
  const started = performance.now()
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let token = queue.pop(); token; token = queue.pop()) await ask(token)
    }),
  )
  return { whole: count / ((performance.now() - started) / 1000), ms, bytes }
}

function at(sorted: number[], share: number): string {
  return (sorted[Math.round((sorted.length - 1) * share)] ?? 0).toFixed(3)
}
