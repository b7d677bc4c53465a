import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Db } from './client'
import { rateLimit } from './schema'

/**
 * Counts a try under a key, unless there were `most` in the `seconds` since the first of them. One statement, so exact
 * however many come at once and in however many processes.
 * @returns the whole seconds to wait, where it was one too many
 */
export async function takeTry(
  db: Db,
  key: string,
  { most, seconds }: { most: number; seconds: number },
  now: Date,
): Promise<number | undefined> {
  const time = sql`${now.getTime()}::bigint`
  const isOver = sql`${rateLimit.lastRequest} <= ${time} - ${seconds * 1000}::bigint`
  const { rows } = await db.execute<{ taken: boolean; since: string | null }>(sql`
    with taken as (
      insert into ${rateLimit} (id, key, count, last_request) values (${randomUUID()}, ${key}, 1, ${time})
      on conflict (key) do update set
        count = case when ${isOver} then 1 else ${rateLimit.count} + 1 end,
        last_request = case when ${isOver} then ${time} else ${rateLimit.lastRequest} end
      where ${isOver} or ${rateLimit.count} < ${most}::int
      returning 1
    )
    select exists (select 1 from taken) as taken,
      (select ${rateLimit.lastRequest}::text from ${rateLimit} where ${rateLimit.key} = ${key}) as since`)
  if (rows[0]?.taken) return undefined
  // Seen as it was when the statement began: a window that is over by then was begun anew by those who came first.
  const end = Number(rows[0]?.since ?? 0) + seconds * 1000
  const left = end > now.getTime() ? end - now.getTime() : seconds * 1000
  return Math.max(1, Math.ceil(left / 1000))
}

/**
 * Removes up to `most` counts that nothing was added to for a day, which is longer than any window.
 * @returns whether there may be more
 */
export async function pruneTries(db: Db, now: Date, most = 1000): Promise<boolean> {
  const yesterday = now.getTime() - 86_400_000
  const { rows } = await db.execute(sql`delete from ${rateLimit} where id in
    (select id from ${rateLimit} where ${rateLimit.lastRequest} < ${yesterday}::bigint limit ${most}::int) returning 1`)
  return rows.length === most
}
