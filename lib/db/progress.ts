import { eq, sql } from 'drizzle-orm'
import type { Db } from './client'
import type { Reader } from './quota'
import { progress } from './reading-schema'
import { user } from './schema'

/** Where a reader is in a chapter, as `Progress` of the book has it. */
export type KeptPlace = Omit<typeof progress.$inferSelect, 'reader' | 'chapter' | 'seenAt'> & { when: number }

/**
 * Keeps where a reader is in chapters, if it is later than what is kept; of two shares the greater stays. Of a reader who
 * has no account here, or none any more, nothing is kept.
 * @param places by chapter
 * @param now a browser whose clock is ahead is not believed beyond it
 */
export async function keepProgress(db: Db, { subject }: Reader, places: Record<string, KeptPlace>, now: Date) {
  const rows = Object.entries(places).map(([chapter, { when, ...place }]) => {
    return { chapter, ...place, seenAt: new Date(Math.min(when, now.getTime())).toISOString() }
  })
  if (rows.length === 0) return
  await db.execute(sql`
    insert into ${progress} (reader, chapter, at, share, versions, version, seen_at)
    select ${user.id}, p.chapter, p.at, p.share, p.versions, p.version, p."seenAt"
    from ${user}, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p(chapter text, at text, share int, versions jsonb, version text, "seenAt" timestamptz)
    where ${user.id} = ${subject}
    on conflict (reader, chapter) do update set share = greatest(excluded.share, ${progress.share}),
      (at, versions, version, seen_at) = (
        select later.at, later.versions, later.version, later.seen_at
        from (values
          (excluded.at, excluded.versions, excluded.version, excluded.seen_at),
          (${progress.at}, ${progress.versions}, ${progress.version}, ${progress.seenAt})
        ) as later(at, versions, version, seen_at)
        order by later.seen_at desc limit 1
      )`)
}

/** Where a reader is, by chapter. */
export async function findProgress(db: Db, subject: string): Promise<Record<string, KeptPlace>> {
  const rows = await db.select().from(progress).where(eq(progress.reader, subject))
  return Object.fromEntries(
    rows.map(({ reader: _, chapter, seenAt, ...place }) => [chapter, { ...place, when: seenAt.getTime() }]),
  )
}
