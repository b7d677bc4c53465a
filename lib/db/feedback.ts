import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Db } from './client'
import { isThere, type Reader } from './quota'
import { feedback, sectionCount } from './reading-schema'

export type Verdict = (typeof feedback.$inferSelect)['verdict']
export type Vote = Omit<typeof feedback.$inferInsert, 'voter' | 'day'>

/**
 * Keeps a reader's word on a section; said again, the last word counts. Nothing that is kept tells who said it, and
 * of a reader who is gone nothing is kept.
 */
export async function storeVote(db: Db, reader: Reader, vote: Vote, now: Date): Promise<void> {
  if (!(await isThere(db, reader))) return
  const { verdict } = vote
  const row = { ...vote, voter: voterOf(reader.subject, vote), day: now.toISOString().slice(0, 10) }
  await db
    .insert(feedback)
    .values(row)
    .onConflictDoUpdate({ target: feedback.voter, set: { verdict, day: row.day } })
}

/** The names under which a reader's words are kept: only who knows the reader's id can tell them. */
export async function findVoters(db: Db, subject: string): Promise<string[]> {
  const { chapter, section, revision } = feedback
  const sections = await db.selectDistinct({ chapter, section, revision }).from(feedback)
  return sections.map((each) => voterOf(subject, each))
}

function voterOf(subject: string, { chapter, section, revision }: Pick<Vote, 'chapter' | 'section' | 'revision'>) {
  return createHash('sha256')
    .update(JSON.stringify([subject, chapter, section, revision]))
    .digest('hex')
}

/** What sections of a chapter came to in one reading: an outcome, or the check that reverted a slot. */
export type Count = { section: string; what: string }

/** Adds to the counts of the day. */
export async function countSections(db: Db, chapter: string, counts: Count[], now: Date): Promise<void> {
  if (counts.length === 0) return
  const day = now.toISOString().slice(0, 10)
  const sums = new Map<string, typeof sectionCount.$inferInsert>()
  for (const { section, what } of counts) {
    const key = JSON.stringify([section, what])
    sums.set(key, { chapter, section, what, day, count: (sums.get(key)?.count ?? 0) + 1 })
  }
  const target = [sectionCount.chapter, sectionCount.section, sectionCount.what, sectionCount.day]
  const set = { count: sql`${sectionCount.count} + excluded.count` }
  await db
    .insert(sectionCount)
    .values([...sums.values()])
    .onConflictDoUpdate({ target, set })
}

/** A section, how often it was generated and reverted, and what readers said. */
export type SectionReport = {
  chapter: string
  section: string
  generated: number
  reverted: number
  checks: string
  clearer: number
  notClearer: number
  wrong: number
}

/**
 * The sections that went wrong most, worst first. Words of readers are told only where at least `least` have spoken.
 */
export async function reportSections(db: Db, least = 5): Promise<SectionReport[]> {
  const { rows } = await db.execute<SectionReport>(sql`
    with made as (
      select chapter, section, coalesce(sum(count) filter (where what = 'generated'), 0)::int as generated,
        coalesce(sum(count) filter (where what <> 'generated'), 0)::int as reverted,
        coalesce(string_agg(distinct what, ', ') filter (where what <> 'generated'), '') as checks
      from ${sectionCount} group by chapter, section
    ), said as (
      select chapter, section, count(*) filter (where verdict = 'clearer')::int as clearer,
        count(*) filter (where verdict = 'not-clearer')::int as not_clearer,
        count(*) filter (where verdict = 'wrong')::int as wrong
      from ${feedback} group by chapter, section having count(*) >= ${least}::int
    )
    select chapter, section, coalesce(generated, 0) as generated, coalesce(reverted, 0) as reverted,
      coalesce(checks, '') as checks, coalesce(clearer, 0) as clearer, coalesce(not_clearer, 0) as "notClearer",
      coalesce(wrong, 0) as wrong
    from made full join said using (chapter, section)
    order by coalesce(wrong, 0) desc, coalesce(not_clearer, 0) - coalesce(clearer, 0) desc, coalesce(reverted, 0) desc,
      chapter, section`)
  return rows
}
