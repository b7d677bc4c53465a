import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { events, streamReading } from './reader'

/** What came of many readings at once. */
export type Load = { whole: number; refused: number; failed: Kinds; p50: number; p95: number; seconds: number }
/** How often what went wrong. */
type Kinds = Record<string, number>

/** Asks for a reading for each of these tokens at once, and reads each to its end. */
export async function readAll(url: string, tokens: string[], body: object): Promise<Load> {
  const times: number[] = []
  const failed: Kinds = {}
  const fail = (kind: string) => {
    failed[kind] = (failed[kind] ?? 0) + 1
  }
  let refused = 0
  const started = performance.now()
  await Promise.all(
    tokens.map(async (token) => {
      const begun = performance.now()
      try {
        const response = await streamReading(url, token, body)
        if (response.status === 429) {
          refused += 1
          await response.arrayBuffer()
          return
        }
        let last = ''
        for await (const { event } of events(response)) last = event
        if (last === 'done') times.push(performance.now() - begun)
        else fail(`ended with ${last || 'nothing'}`)
      } catch (cause) {
        fail(String(cause instanceof Error ? (cause.cause ?? cause.message) : cause))
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const [p50, p95] = sharesOf(times)
  return { whole: times.length, refused, failed, p50, p95, seconds }
}

/** The times, p50 and p95, that something takes so often at once, in milliseconds. */
export async function percentiles(times: number, ask: () => Promise<unknown>): Promise<[number, number]> {
  const taken = async () => {
    const begun = performance.now()
    await ask()
    return performance.now() - begun
  }
  return sharesOf(await Promise.all(Array.from({ length: times }, taken)))
}

function sharesOf(times: number[]): [number, number] {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)
  return [at(0.5), at(0.95)]
}

/** Sums up a metric of the server, by name and labels; 0 where it has none. */
export async function metric(url: string, token: string, name: string): Promise<number> {
  const answer = await fetch(`${url}/api/metrics`, { headers: { authorization: `Bearer ${token}` } })
  const lines = (await answer.text()).split('\n').filter((line) => line.startsWith(name))
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
}

/**
 * What is on the heap of a server when what is over was collected, in MB: the least of several looks, for some work goes
 * on after an answer.
 * @param inspector the port of its `--inspect`
 */
export async function heapOf(url: string, token: string, inspector: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let n = 0; n < 5; n += 1) {
    await collectGarbage(inspector)
    least = Math.min(least, await metric(url, token, 'lectern_memory_bytes{kind="heap"}'))
    await pause(300)
  }
  return least / 1e6
}

const Targets = z.array(z.object({ webSocketDebuggerUrl: z.string() })).min(1)

async function collectGarbage(inspector: number): Promise<void> {
  const [target] = Targets.parse(await (await fetch(`http://127.0.0.1:${inspector}/json/list`)).json())
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '')
  await once(socket, 'open')
  socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }))
  await once(socket, 'message')
  socket.close()
}
