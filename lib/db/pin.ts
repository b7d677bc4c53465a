import { asc, eq, inArray, sql } from 'drizzle-orm'
import { recordIncident } from './audit'
import type { Db } from './client'
import { pin } from './reading-schema'

/** An approved version of a section: its key, what it is of, as whom it was read, and its prose by slot. */
export type PinnedVersion = typeof pin.$inferSelect
export type NewPin = Omit<typeof pin.$inferInsert, 'createdAt' | 'currentAt'>

/** What a section says now, by a short hash. */
export type CurrentSection = { chapter: string; section: string; version: string }

/** How long a version whose section has changed is kept: an edit may be taken back, and a deployment too. Days. */
const grace = 30

/** Keeps an approved version, in the place of one that was approved under the same key. */
export async function storePin(db: Db, subject: string, version: NewPin, now: Date): Promise<void> {
  const set = { ...version, createdAt: now, currentAt: now }
  await db.insert(pin).values(set).onConflictDoUpdate({ target: pin.key, set })
  await recordIncident(db, { event: 'version-pinned', subject, detail: `${version.chapter}#${version.section}` }, now)
}

/** Takes an approval back. @returns whether there was one */
export async function removePin(db: Db, subject: string, key: string, now: Date): Promise<boolean> {
  const [gone] = await db.delete(pin).where(eq(pin.key, key)).returning()
  if (gone)
    await recordIncident(db, { event: 'version-unpinned', subject, detail: `${gone.chapter}#${gone.section}` }, now)
  return gone !== undefined
}

/** The prose of the versions that are approved under some of these keys, by key. */
export async function findPins(db: Db, keys: string[]): Promise<Map<string, Record<string, string>>> {
  if (keys.length === 0) return new Map()
  const found = await db.select({ key: pin.key, content: pin.content }).from(pin).where(inArray(pin.key, keys))
  return new Map(found.map(({ key, content }) => [key, content]))
}

/** What is approved of a chapter, lapsed or not, in the order in which it was. */
export async function listPins(db: Db, chapter: string): Promise<PinnedVersion[]> {
  return db.select().from(pin).where(eq(pin.chapter, chapter)).orderBy(asc(pin.createdAt))
}

/** Notes which approved versions are of sections as they are now, and removes those that have long not been. */
export async function prunePins(db: Db, current: CurrentSection[], now: Date): Promise<void> {
  const time = sql`${now.toISOString()}::timestamptz`
  await db.execute(sql`update ${pin} set current_at = ${time} where (chapter, section, version) in
    (select chapter, section, version from jsonb_to_recordset(${JSON.stringify(current)}::jsonb)
      as now(chapter text, section text, version text))`)
  await db.execute(sql`delete from ${pin} where current_at < ${time} - make_interval(days => ${grace}::int)`)
}
