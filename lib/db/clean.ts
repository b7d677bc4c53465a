import { type SQL, sql } from 'drizzle-orm'
import { pruneAudit } from './audit'
import type { Db } from './client'
import { pruneTries } from './limit'
import { type CurrentSection, prunePins } from './pin'
import { pruneUsage } from './quota'
import { generation } from './reading-schema'
import { session, verification } from './schema'

/**
 * Days for which incidents are kept; days after which a generated section may go, and how many are kept at most; and what
 * the sections of the book say now.
 */
export type Keep = { auditDays: number; cacheDays: number; cacheSections: number; sections: CurrentSection[] }

/** How many rows of a kind one round removes at most: each statement is short, however much there is. */
const most = 1000

/**
 * Removes what is over: sessions, letters and challenges, counts, incidents, leases that nobody finished, generated
 * sections beyond an age or a number, and approved versions of sections that were changed long ago. Any number of
 * processes may do so at once: a row that one is removing is left to it. One round is bounded; what is left waits for
 * the next.
 * @returns whether there may be more
 */
export async function cleanUp(db: Db, keep: Keep, now: Date): Promise<boolean> {
  const time = sql`${now.toISOString()}::timestamptz`
  const oldest = new Date(now.getTime() - keep.cacheDays * 86_400_000).toISOString()
  const removed = [
    await remove(db, sql`${session}`, sql`id`, sql`expires_at < ${time}`),
    // A reader who clicks an old letter is told that it is old: it is kept for a day beyond its end.
    await remove(db, sql`${verification}`, sql`id`, sql`expires_at < ${time} - interval '1 day'`),
    // Its lease ended an hour ago: no leader is left, and no follower.
    await remove(db, sql`${generation}`, sql`key`, sql`status <> 'done' and lease_until < now() - interval '1 hour'`),
    await remove(db, sql`${generation}`, sql`key`, sql`status = 'done' and created_at < ${oldest}::timestamptz`),
    await remove(
      db,
      sql`${generation}`,
      sql`key`,
      sql`key in (select key from ${generation} where status = 'done'
        order by created_at desc offset ${keep.cacheSections}::int limit ${most}::int)`,
    ),
  ]
  const more = [
    removed.includes(most),
    await pruneUsage(db, now, most),
    await pruneTries(db, now, most),
    await pruneAudit(db, keep.auditDays, now),
  ]
  await prunePins(db, keep.sections, now)
  return more.includes(true)
}

async function remove(db: Db, table: SQL, key: SQL, where: SQL): Promise<number> {
  const { rows } = await db.execute(sql`
    with gone as (delete from ${table} where ${key} in
      (select ${key} from ${table} where ${where} limit ${most}::int for update skip locked) returning 1)
    select 1 from gone`)
  return rows.length
}
