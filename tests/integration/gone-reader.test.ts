import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeVote } from '@/lib/db/feedback'
import { reserve, takeRequest } from '@/lib/db/quota'
import { readEnv } from '@/lib/env'
import { meansOf, openEngine } from '@/lib/means'
import { personalize } from '@/lib/personalize/personalize'
import { readBook } from '@/scripts/book/read'
import { content, profile } from '../support/book'
import { createMigrated, driver, everyRow, type TestDatabase } from '../support/database'
import { GroqServer } from '../support/groq-server'

const book = await readBook(content)

let opened: TestDatabase
let groq: GroqServer
beforeAll(async () => {
  groq = await GroqServer.start()
  opened = await createMigrated(driver)
})
afterAll(async () => {
  await groq?.stop()
  await opened?.close()
})

/** Has a chapter personalized with a model by whoever a token names. */
async function read(subject: string): Promise<void> {
  const env = readEnv({ GROQ_API_KEY: 'key', GROQ_BASE_URL: groq.url })
  const database = async () => opened.db
  const reader = { subject, registered: true }
  const turn = await takeRequest(opened.db, reader, 100, new Date())
  const means = meansOf(env, book, openEngine(env, database), database, reader, turn)
  const chapter = await book.readChapter('sensing')
  const never = new AbortController().signal
  for await (const _ of personalize(chapter, profile('none', 'none'), { chapter: 'sensing' }, means, never));
}

test('a token whose reader is gone creates no row of any table, and has no model asked', async () => {
  const reader = { subject: 'gone', registered: true }
  const before = await everyRow(opened.db)
  await takeRequest(opened.db, reader, 100, new Date())
  await reserve(opened.db, reader, { sections: 1, tokens: 1 }, { sections: 5, tokens: 5 }, new Date())
  const levels = { softwareLevel: 'none', hardwareLevel: 'none' }
  const word = { chapter: 'sensing', section: 'start', revision: 'r', verdict: 'wrong' } as const
  await storeVote(opened.db, reader, { ...word, ...levels }, new Date())
  await read('gone')
  expect(groq.asked).toEqual([])
  expect(await everyRow(opened.db)).toEqual(before)
})

test('one whose reader is there creates them', async () => {
  const here = { name: 'Ada', email: 'ada@example.org', software: 'none', hardware: 'none' }
  await opened.db.execute(sql`insert into users (id, name, email, software_background, hardware_background)
    values ('here', ${here.name}, ${here.email}, ${here.software}, ${here.hardware})`)
  const before = await everyRow(opened.db)
  await read('here')
  expect(groq.asked.length).toBeGreaterThan(1)
  const tables = new Set((await everyRow(opened.db)).filter((row) => !before.includes(row)).map(tableOf))
  expect([...tables].sort()).toEqual(
    ['generation', 'request_minute', 'section_count', 'usage_day'].map((name) => `public.${name}`),
  )
})

function tableOf(row: string): string {
  return row.split(' ', 1)[0] ?? ''
}
