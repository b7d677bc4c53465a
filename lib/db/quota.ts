import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from './client'
import { pin, requestMinute, usageDay } from './reading-schema'
import { user } from './schema'

/**
 * Who is counted: the token's subject. A registered one is counted only while its row in `users` is there, so that a
 * deleted reader's token creates nothing; readers of another issuer have no row and are counted as they come.
 */
export type Reader = { subject: string; registered: boolean }

/** Sections, and the tokens read and written for them. */
export type Amount = { sections: number; tokens: number }

/** What a reader used on a UTC day. */
export type Usage = Amount & { day: string }

/** The approved versions among those asked for: the prose of each, by slot. */
export type Pinned = Record<string, Record<string, string>>

/** Whether a request may go on; if not, the whole seconds until the next one may. */
export type Turn = { usage: Usage; pins: Pinned } & ({ allowed: true } | { allowed: false; retryAfter: number })

/** Whether what was asked for is set aside, and what is used with it. */
export type Reservation = { allowed: boolean; usage: Usage }

/**
 * Counts a request in its minute, and reads the day's usage and what editors have approved of what is asked for. One
 * statement, so exact however many come at once, and the only one that a cached reading waits for.
 * @param keys of the approved versions that would be of use
 */
export async function takeRequest(
  db: Db,
  reader: Reader,
  limitPerMinute: number,
  now: Date,
  keys: string[] = [],
): Promise<Turn> {
  const day = dayOf(now)
  const minute = Math.floor(now.getTime() / 60_000)
  const { rows } = await db.execute<{ known: boolean; taken: boolean; pins: Pinned | null } & Used>(sql`
    with known as (${knownReader(reader)}), taken as (
      insert into ${requestMinute} (reader, minute, count)
      select ${reader.subject}, ${minute}::int, 1 from known where ${limitPerMinute}::int > 0
      on conflict (reader, minute) do update set count = ${requestMinute}.count + 1
      where ${requestMinute}.count < ${limitPerMinute}::int
      returning 1
    )
    select exists (select 1 from known) as known, exists (select 1 from taken) as taken, ${pinnedUnder(keys)} as pins,
      ${usedOn(reader, day)}`)
  const usage = usageOf(day, rows[0])
  const pins = rows[0]?.pins ?? {}
  if (rows[0]?.taken || !rows[0]?.known) return { allowed: true, usage, pins }
  const retryAfter = Math.max(1, Math.ceil(((minute + 1) * 60_000 - now.getTime()) / 1000))
  return { allowed: false, retryAfter, usage, pins }
}

/** Sets sections and tokens of the day's `cap` aside for a reader, all or none. One statement: the cap is never passed. */
export async function reserve(db: Db, reader: Reader, wanted: Amount, cap: Amount, now: Date): Promise<Reservation> {
  const day = dayOf(now)
  const { rows } = await db.execute<{ taken: Used | null } & Used>(sql`
    with known as (${knownReader(reader)}), taken as (
      insert into ${usageDay} (reader, day, sections, tokens)
      select ${reader.subject}, ${day}::date, ${wanted.sections}::int, ${wanted.tokens}::bigint from known
      where ${wanted.sections}::int <= ${cap.sections}::int and ${wanted.tokens}::bigint <= ${cap.tokens}::bigint
      on conflict (reader, day) do update set sections = ${usageDay}.sections + excluded.sections,
        tokens = ${usageDay}.tokens + excluded.tokens
      where ${usageDay}.sections + excluded.sections <= ${cap.sections}::int
        and ${usageDay}.tokens + excluded.tokens <= ${cap.tokens}::bigint
      returning sections, tokens
    )
    select (select row_to_json(taken) from taken) as taken, ${usedOn(reader, day)}`)
  const taken = rows[0]?.taken ?? undefined
  return { allowed: taken !== undefined, usage: usageOf(day, taken ?? rows[0]) }
}

/** Corrects a reservation on its own day by what was used in the end: less is given back, more is added. */
export async function settle(db: Db, reader: Reader, day: string, reserved: Amount, used: Amount): Promise<void> {
  const sections = used.sections - reserved.sections
  const tokens = used.tokens - reserved.tokens
  await db
    .update(usageDay)
    .set({
      sections: sql`greatest(0, ${usageDay.sections} + ${sections}::int)`,
      tokens: sql`greatest(0, ${usageDay.tokens} + ${tokens}::bigint)`,
    })
    .where(isDay(reader, day))
}

/** How many sections a reader may still have generated that day: none where its tokens are used up. */
export function sectionsLeft({ sections, tokens }: Usage, cap: Amount): number {
  return tokens < cap.tokens ? Math.max(0, cap.sections - sections) : 0
}

/** The midnight (UTC) at which a day's counts begin anew. */
export function resetOf({ day }: Usage): Date {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000)
}

/**
 * Removes up to `most` counts of minutes that are over and of days more than 30 days past, of each kind.
 * @returns whether there may be more
 */
export async function pruneUsage(db: Db, now: Date, most = 1000): Promise<boolean> {
  const minute = Math.floor(now.getTime() / 60_000)
  const day = dayOf(new Date(now.getTime() - 30 * 86_400_000))
  const minutes = await db.execute(sql`delete from ${requestMinute} where ctid in
    (select ctid from ${requestMinute} where minute < ${minute}::int limit ${most}::int) returning 1`)
  const days = await db.execute(sql`delete from ${usageDay} where ctid in
    (select ctid from ${usageDay} where day < ${day}::date limit ${most}::int) returning 1`)
  return minutes.rows.length === most || days.rows.length === most
}

/** Whether a reader is there: a registered one until the account is deleted. */
export async function isThere(db: Db, { subject, registered }: Reader): Promise<boolean> {
  return !registered || (await db.$count(user, eq(user.id, subject))) > 0
}

function knownReader({ subject, registered }: Reader): SQL {
  return registered ? sql`select 1 from ${user} where ${user.id} = ${subject}` : sql`select 1`
}

function pinnedUnder(keys: string[]): SQL {
  if (keys.length === 0) return sql`null`
  return sql`(select json_object_agg(key, content) from ${pin} where ${inArray(pin.key, keys)})`
}

type Used = { sections: number | string | null; tokens: number | string | null }

function usedOn(reader: Reader, day: string): SQL {
  return sql`(select sections from ${usageDay} where ${isDay(reader, day)}) as sections,
    (select tokens from ${usageDay} where ${isDay(reader, day)}) as tokens`
}

// A bigint comes as a number from one driver and as a text from another.
function usageOf(day: string, used: Used | undefined): Usage {
  return { day, sections: Number(used?.sections ?? 0), tokens: Number(used?.tokens ?? 0) }
}

function isDay({ subject }: Reader, day: string): SQL | undefined {
  return and(eq(usageDay.reader, subject), eq(usageDay.day, day))
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10)
}
