import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '@/lib/db/client'
import { type App, startApp } from '@/tests/support/app'
import { lostOf, startBusy } from '@/tests/support/busy'
import { mountDisk } from '@/tests/support/disk'
import { GroqServer } from '@/tests/support/groq-server'
import { type Postgres, startPostgres } from '@/tests/support/postgres'
import { readStream, signUp } from '@/tests/support/reader'
import { Wire } from '@/tests/support/wire'

// A server on something that is there and does not do what it should: nobody restarts the server.
let groq: GroqServer
let postgres: Postgres
let wire: Wire
let folder: string
let app: App
let tokens: string[]
beforeEach(async () => {
  groq = await GroqServer.start()
  folder = await mkdtemp(join(tmpdir(), 'lectern-shortage-'))
})
afterEach(async () => {
  await app?.stop()
  await wire?.stop()
  await postgres?.stop()
  await groq?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(how: Parameters<typeof startPostgres>[0] = {}): Promise<void> {
  postgres = await startPostgres(how)
  wire = await Wire.start(postgres.url)
  const model = { GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url, GROQ_FALLBACK_MODELS: 'openai/gpt-oss-20b' }
  const secret = { BETTER_AUTH_SECRET: 'a secret that is long enough for tests', MIGRATE_ON_START: 'on' }
  app = await startApp({ DATA_DIR: folder, DATABASE_URL: wire.url, ...secret, ...model })
  const readers = await Promise.all(
    ['none', 'expert; python'].map((software) => signUp(app.url, { software, hardware: 'none' })),
  )
  tokens = readers.map(({ token }) => token)
}

/** Keeps readers busy while something is short and until it is over, and holds what came of it against what was told. */
async function through(
  short: (met: Awaited<ReturnType<typeof startBusy>>['met']) => Promise<void>,
  over: () => Promise<void>,
) {
  const busy = await startBusy(app.url, tokens)
  const { met } = busy
  await expect.poll(() => met.told.length, { timeout: 60_000 }).toBeGreaterThan(3)
  await short(met)
  const read = met.chapters
  await expect.poll(() => met.chapters, { timeout: 60_000 }).toBeGreaterThan(read + 10)
  await over()
  const told = met.told.length
  await expect.poll(() => met.told.length, { timeout: 60_000 }).toBeGreaterThan(told + 3)
  const ended = await busy.stop()
  expect([...new Set(ended.wrong)]).toEqual([])
  const database = await openDatabase({ kind: 'pg', url: postgres.url, dataDir: folder })
  expect(await lostOf(database.db, ended.told)).toEqual({ lost: [], half: 0 })
  await database.close()
  const { readings, chapters, refused } = ended
  return `${ended.told.length} told yes and there, ${readings} readings right, ${chapters} chapters read, refused by name ${JSON.stringify(refused)}`
}

describe('a Postgres', () => {
  test('that has no connection left is said to be away, and is used again when it has', async () => {
    await start({ flags: ['-c', 'max_connections=12', '-c', 'superuser_reserved_connections=0'] })
    const taken: Client[] = []
    const take = async () => {
      const client = new Client(postgres.url)
      client.on('error', () => {})
      await client.connect()
      taken.push(client)
    }
    const came = await through(
      async (met) => {
        // What the server has, it keeps while it is used; what is cut goes to who is quicker.
        await expect
          .poll(
            async () => {
              wire.state = 'refused'
              for (let n = 0; n < 15; n += 1) await take().catch(() => {})
              wire.state = 'open'
              return taken.length
            },
            { timeout: 60_000 },
          )
          .toBe(12)
        const before = met.refused['sign-up'] ?? 0
        await expect.poll(() => met.refused['sign-up'] ?? 0, { timeout: 60_000 }).toBeGreaterThan(before + 10)
      },
      async () => {
        for (const client of taken) await client.end()
      },
    )
    console.log(`out of connections: ${came}`)
  })

  test('whose disk is full tells nobody yes in vain, and takes writes again when it has room', async () => {
    const disk = await mountDisk(220)
    try {
      await start({ folder: join(disk.folder, 'rows') })
      const came = await through(
        async (met) => {
          // What Postgres frees by itself, as logs that it needs no more, is filled again.
          const refused = async () => {
            await disk.fill()
            return met.refused['sign-up'] ?? 0
          }
          await expect.poll(refused, { timeout: 120_000, interval: 500 }).toBeGreaterThan(3)
        },
        () => disk.clear(400),
      )
      console.log(`disk of the database full: ${came}`)
    } finally {
      await app.stop()
      await postgres.stop()
      await disk.unmount()
    }
  })

  test('that answers late is waited for', async () => {
    await start()
    const came = await through(
      async (met) => {
        wire.delay = 300
        const before = met.told.length
        await expect.poll(() => met.told.length, { timeout: 60_000 }).toBeGreaterThan(before + 3)
        expect(met.refused).toEqual({})
      },
      async () => {
        wire.delay = 0
      },
    )
    console.log(`each answer of the database 300 ms late: ${came}`)
  })
})

test('a provider that is away leaves chapters as editors made them, and is asked again when it is back', async () => {
  await start()
  const wanted = (chapter: string) => readStream(app.url, tokens[0] ?? '', { chapter })
  expect((await wanted('sensing')).result).toBe('personalized')
  const port = Number(new URL(groq.url).port)
  await groq.stop()
  const without = await wanted('acting-and-control')
  expect(without.result).toBe('partial')
  expect(new Set(without.receipt.reverted.map(({ check }) => check))).toEqual(new Set(['provider']))
  // What is stored needs no provider.
  expect((await wanted('sensing')).usage.generated).toBe(0)
  groq = await GroqServer.start(port)
  await expect.poll(async () => (await wanted('acting-and-control')).result, { timeout: 120_000 }).toBe('personalized')
})
