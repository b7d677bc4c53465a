import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Db } from '@/lib/db/client'
import { user } from '@/lib/db/schema'
import type { Reading } from './contract'
import { type Event, events, fold, postAuth, type Reader, streamReading } from './reader'

const backgrounds = ['none', 'expert; python']
const chapters = ['sensing', 'acting-and-control']
const longest = 'x'.repeat(380)

/** What readers met while they were busy. */
export type Met = {
  /** Whose sign-up was answered with yes. */
  told: Reader[]
  readings: number
  chapters: number
  /** How often which work was refused by name. */
  refused: Record<string, number>
  /** What must not be: an answer of another kind, or a chapter that is not the one it should be. */
  wrong: string[]
}

/**
 * Readers at a server: some sign up, some have chapters personalized, one reads chapters, until they are told to stop.
 * What is refused by name is counted; each reading is held against the first of its kind, which was made while all was
 * well.
 * @param tokens of readers, one for each of two backgrounds
 */
export async function startBusy(url: string, tokens: string[], signUps = 3) {
  const met: Met = { told: [], readings: 0, chapters: 0, refused: {}, wrong: [] }
  const wanted = tokens.flatMap((token) => chapters.map((chapter) => ({ token, chapter })))
  const rightOnes = new Map<object, string>()
  for (const each of wanted) rightOnes.set(each, proseOf(await readingOf(url, each)))
  let over = false
  const until = async (work: (n: number) => Promise<void>) => {
    for (let n = 0; !over; n += 1)
      await work(n).catch((cause: unknown) => {
        met.wrong.push(String(cause instanceof Error ? (cause.cause ?? cause.message) : cause))
      })
  }
  const refuse = async (what: string, answer: Response) => {
    const { code } = await answer.json()
    const named = answer.status === 503 && /^\w+_unavailable$/i.test(code)
    if (named) met.refused[what] = (met.refused[what] ?? 0) + 1
    else met.wrong.push(`${what}: ${answer.status} ${code}`)
    await pause(50)
  }
  const signUp = async (n: number) => {
    const account = { name: 'Ada', email: `${randomUUID()}@readers.example`, password: 'a long and quiet password' }
    const given = `${backgrounds[n % 2]} ${longest}`
    const answer = await postAuth(url, 'sign-up/email', {
      ...account,
      software_background: given,
      hardware_background: given,
    })
    if (answer.status !== 200) return refuse('sign-up', answer)
    met.told.push({ ...account, cookie: '', token: '' })
    await answer.arrayBuffer()
  }
  const personalize = async (n: number) => {
    const each = wanted[n % wanted.length] as (typeof wanted)[number]
    const answer = await streamReading(url, each.token, { chapter: each.chapter })
    if (answer.status !== 200) return refuse('reading', answer)
    if (proseOf(await whole(answer)) !== rightOnes.get(each)) met.wrong.push(`another ${each.chapter}`)
    met.readings += 1
    await pause(200)
  }
  const read = async (n: number) => {
    const answer = await fetch(`${url}/chapters/${chapters[n % 2]}`)
    const page = await answer.text()
    if (answer.status !== 200 || !page.includes('</html>')) met.wrong.push(`a chapter: ${answer.status}`)
    met.chapters += 1
    await pause(50)
  }
  const all = [...Array.from({ length: signUps }, () => until(signUp)), until(personalize), until(read)]
  return {
    met,
    async stop(): Promise<Met> {
      over = true
      await Promise.all(all)
      return met
    },
  }
}

/** Whoever was told yes and is not there, and how many accounts are half. */
export async function lostOf(db: Db, told: Reader[]): Promise<{ lost: string[]; half: number }> {
  const emails = new Set((await db.select({ email: user.email }).from(user)).map(({ email }) => email))
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from users left join accounts on user_id = users.id where user_id is null`,
  )
  return { lost: told.map(({ email }) => email).filter((email) => !emails.has(email)), half: rows[0]?.n ?? -1 }
}

async function readingOf(url: string, { token, chapter }: { token: string; chapter: string }): Promise<Reading> {
  return whole(await streamReading(url, token, { chapter }))
}

async function whole(answer: Response): Promise<Reading> {
  const all: Event[] = []
  for await (const event of events(answer)) all.push(event)
  return fold(all)
}

function proseOf({ chapter, sections }: Reading): string {
  return JSON.stringify([chapter, sections.map(({ id, slots }) => [id, slots.map(({ html, notes }) => [html, notes])])])
}
