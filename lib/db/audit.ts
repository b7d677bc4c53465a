import { sql } from 'drizzle-orm'
import type { Db } from './client'
import { pruneTries } from './limit'
import { audit, user } from './schema'

/** What happened, to whom (by subject, or by a mail address that is not kept), from where (not readable), and at what. */
export type Incident = { event: string; subject?: string; address?: string; network?: string; detail?: string }

const hour = 3_600_000
const day = 24 * hour

/** Refusals kept in a minute, and altogether: who tries in masses fills neither the disk nor the list. */
const most = { refusalsPerMinute: 60, refusals: 100_000 }

/**
 * Keeps a trail of incidents for `days`. A process that records removes what is older, and the counts of tries that are
 * over, at most once an hour. What cannot be recorded is said in the log, without a word of it, and fails nobody.
 */
export function auditTrail(db: Db, days: number, clock = () => new Date()): (incident: Incident) => Promise<void> {
  let pruned = Number.NEGATIVE_INFINITY
  return async (incident) => {
    const now = clock()
    try {
      await recordIncident(db, incident, now)
      if (now.getTime() - pruned < hour) return
      pruned = now.getTime()
      await pruneAudit(db, days, now)
      await pruneTries(db, now)
    } catch (cause) {
      console.error(`audit: an event was not recorded (${cause instanceof Error ? cause.name : 'Error'})`)
    }
  }
}

/** Adds an incident, unless it is one refusal too many in its minute. Of a reader who is gone the subject is left out. */
export async function recordIncident(db: Db, incident: Incident, now: Date): Promise<void> {
  const { event, subject, address, network, detail } = incident
  const time = sql`${now.toISOString()}::timestamptz`
  const minute = sql`select count(*) from ${audit}
    where ${audit.event} = 'refused' and ${audit.at} > ${time} - interval '1 minute'`
  await db.execute(sql`
    insert into ${audit} (at, event, subject, network, detail)
    select ${time}, ${event}::text,
      (select ${user.id} from ${user} where ${user.id} = ${subject ?? null} or ${user.email} = ${address ?? null} limit 1),
      ${network ?? null}::text, ${detail?.slice(0, 200) ?? null}::text
    where ${event}::text <> 'refused' or (${minute}) < ${most.refusalsPerMinute}::int`)
}

/**
 * Removes up to `many` incidents older than `days`, and as many refusals beyond the newest that are kept.
 * @returns whether there may be more
 */
export async function pruneAudit(db: Db, days: number, now: Date, keep = most.refusals, many = 5000): Promise<boolean> {
  const start = new Date(now.getTime() - days * day).toISOString()
  const old = await db.execute(sql`delete from ${audit} where id in
    (select id from ${audit} where ${audit.at} < ${start}::timestamptz order by ${audit.at} limit ${many}::int) returning 1`)
  const beyond = await db.execute(sql`delete from ${audit} where id in
    (select id from ${audit} where ${audit.event} = 'refused' order by id desc offset ${keep}::int limit ${many}::int)
    returning 1`)
  return old.rows.length === many || beyond.rows.length === many
}
