import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from './client'
import { requestMinute, usageDay } from './reading-schema'
import { user } from './schema'

/**
 * Who is counted: the token's subject. A registered one is counted only while its row in `users` is there, so that a
 * deleted reader's token creates nothing; readers of another issuer have no row and are counted as they come.
 */
export type Reader = { subject: string; registered: boolean }

/** Whether a request may go on; if not, the whole seconds until the next one may. */
export type Turn = { allowed: true } | { allowed: false; retryAfter: number }

/** `day` is the UTC day it was reserved on, for `settle`; `remaining` counts sections; `resetsAt` is the next midnight. */
export type Reservation = { allowed: boolean; day: string; remaining: number; resetsAt: Date }

/** What a reader used on the UTC day of `now`. */
export type Usage = { day: string; sections: number; tokens: number; remaining: number; resetsAt: Date }

/** Counts a request in its minute. One statement, so exact however many come at once. */
export async function takeRequest(db: Db, reader: Reader, limitPerMinute: number, now: Date): Promise<Turn> {
  const minute = Math.floor(now.getTime() / 60_000)
  const { rows } = await db.execute<{ known: boolean; taken: boolean }>(sql`
    with known as (${knownReader(reader)}), taken as (
      insert into ${requestMinute} (reader, minute, count)
      select ${reader.subject}, ${minute}::int, 1 from known where ${limitPerMinute}::int > 0
      on conflict (reader, minute) do update set count = ${requestMinute}.count + 1
      where ${requestMinute}.count < ${limitPerMinute}::int
      returning 1
    )
    select exists (select 1 from known) as known, exists (select 1 from taken) as taken`)
  if (rows[0]?.taken || !rows[0]?.known) return { allowed: true }
  return { allowed: false, retryAfter: Math.max(1, Math.ceil(((minute + 1) * 60_000 - now.getTime()) / 1000)) }
}

/** Sets `sections` of today's `cap` aside for a reader, all or none. One statement, so the cap is never passed. */
export async function reserveSections(
  db: Db,
  reader: Reader,
  sections: number,
  cap: number,
  now: Date,
): Promise<Reservation> {
  const day = dayOf(now)
  const { rows } = await db.execute<{ taken: number | null; used: number | null }>(sql`
    with known as (${knownReader(reader)}), taken as (
      insert into ${usageDay} (reader, day, sections)
      select ${reader.subject}, ${day}::date, ${sections}::int from known where ${sections}::int <= ${cap}::int
      on conflict (reader, day) do update set sections = ${usageDay}.sections + excluded.sections
      where ${usageDay}.sections + excluded.sections <= ${cap}::int
      returning sections
    )
    select (select sections from taken) as taken,
      (select sections from ${usageDay} where ${isDay(reader, day)}) as used`)
  const taken = rows[0]?.taken ?? undefined
  const used = taken ?? rows[0]?.used ?? 0
  return { allowed: taken !== undefined, day, remaining: Math.max(0, cap - used), resetsAt: midnightAfter(now) }
}

/** Closes a reservation on its own day: gives `unused` sections back and notes the `tokens` that were spent. */
export async function settle(
  db: Db,
  reader: Reader,
  day: string,
  { unused = 0, tokens = 0 }: { unused?: number; tokens?: number },
): Promise<void> {
  await db
    .update(usageDay)
    .set({
      sections: sql`greatest(0, ${usageDay.sections} - ${unused}::int)`,
      tokens: sql`${usageDay.tokens} + ${tokens}::bigint`,
    })
    .where(isDay(reader, day))
}

export async function readUsage(db: Db, reader: Reader, cap: number, now: Date): Promise<Usage> {
  const day = dayOf(now)
  const [used] = await db.select().from(usageDay).where(isDay(reader, day))
  const { sections, tokens } = used ?? { sections: 0, tokens: 0 }
  return { day, sections, tokens, remaining: Math.max(0, cap - sections), resetsAt: midnightAfter(now) }
}

/** Removes what was counted for a reader who is gone. */
export async function forgetUsage(db: Db, subject: string): Promise<void> {
  await db.delete(usageDay).where(eq(usageDay.reader, subject))
  await db.delete(requestMinute).where(eq(requestMinute.reader, subject))
}

/** Removes up to `most` counts of minutes that are over and of days more than 30 days past, of each kind. */
export async function pruneUsage(db: Db, now: Date, most = 1000): Promise<void> {
  const minute = Math.floor(now.getTime() / 60_000)
  const day = dayOf(new Date(now.getTime() - 30 * 86_400_000))
  await db.execute(sql`delete from ${requestMinute} where ctid in
    (select ctid from ${requestMinute} where minute < ${minute}::int limit ${most}::int)`)
  await db.execute(sql`delete from ${usageDay} where ctid in
    (select ctid from ${usageDay} where day < ${day}::date limit ${most}::int)`)
}

function knownReader({ subject, registered }: Reader): SQL {
  return registered ? sql`select 1 from ${user} where ${user.id} = ${subject}` : sql`select 1`
}

function isDay({ subject }: Reader, day: string): SQL | undefined {
  return and(eq(usageDay.reader, subject), eq(usageDay.day, day))
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10)
}

function midnightAfter(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
}
