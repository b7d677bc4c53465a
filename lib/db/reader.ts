import { and, count, desc, eq, gt, ilike, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { recordIncident } from './audit'
import type { Db } from './client'
import { findVoters } from './feedback'
import { feedback, requestMinute, usageDay } from './reading-schema'
import { session, user, verification } from './schema'

/** A reader as an operator sees one. */
export type ListedReader = { email: string; since: Date; verified: boolean; lockedAt: Date | null; sessions: number }

/** The newest readers whose address has `part` in it, and how many sessions each has open. */
export async function listReaders(db: Db, part: string, now: Date, most = 100): Promise<ListedReader[]> {
  const open = db
    .select({ userId: session.userId, sessions: count().as('sessions') })
    .from(session)
    .where(gt(session.expiresAt, now))
    .groupBy(session.userId)
    .as('open')
  const { email, createdAt, emailVerified, lockedAt } = user
  return db
    .select({
      email,
      since: createdAt,
      verified: emailVerified,
      lockedAt,
      sessions: sql<number>`coalesce(${open.sessions}, 0)::int`,
    })
    .from(user)
    .leftJoin(open, eq(open.userId, user.id))
    .where(ilike(email, `%${part.replace(/[\\%_]/g, '\\$&')}%`))
    .orderBy(desc(createdAt))
    .limit(most)
}

/** The confirmed address of a reader who is let in; undefined where there is none. */
export async function findAddress(db: Db, subject: string): Promise<string | undefined> {
  const { id, email, emailVerified, lockedAt } = user
  const [found] = await db
    .select({ email })
    .from(user)
    .where(and(eq(id, subject), eq(emailVerified, true), isNull(lockedAt)))
  return found?.email
}

/**
 * Lets a reader in no more and ends all sessions, in this order: one that begins in between meets the lock.
 * @returns how many sessions were ended; undefined when nobody has this address
 */
export async function lockReader(db: Db, email: string, now: Date): Promise<number | undefined> {
  const subject = await setLock(db, email, now)
  if (!subject) return undefined
  const ended = await db.delete(session).where(eq(session.userId, subject)).returning({ id: session.id })
  await recordIncident(db, { event: 'locked', subject, detail: operator }, now)
  return ended.length
}

/** Lets a reader in again. @returns whether anybody has this address */
export async function unlockReader(db: Db, email: string, now: Date): Promise<boolean> {
  const subject = await setLock(db, email, null)
  if (subject) await recordIncident(db, { event: 'unlocked', subject, detail: operator }, now)
  return subject !== undefined
}

/** Removes a reader as one's own deletion does. @returns whether anybody had this address */
export async function removeReader(db: Db, email: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [gone] = await tx.delete(user).where(eq(user.email, email)).returning({ id: user.id })
    if (!gone) return false
    await forgetReader(tx, { id: gone.id, email })
    await recordIncident(tx, { event: 'account-removed', detail: operator }, now)
    return true
  })
}

/** Removes what is left of a reader who is gone: all else hangs on the row in `users`, and went with it. */
export async function forgetReader(db: Db, { id, email }: { id: string; email: string }): Promise<void> {
  const voters = await findVoters(db, id)
  await db.transaction(async (tx) => {
    await tx.delete(feedback).where(inArray(feedback.voter, voters))
    await tx.delete(usageDay).where(eq(usageDay.reader, id))
    await tx.delete(requestMinute).where(eq(requestMinute.reader, id))
    await tx.delete(verification).where(or(names(id), names(email)))
  })
}

/** Challenges name a reader by their value, by a text in it, or by a part of their own name. */
export function names(reader: string): SQL {
  const { identifier, value } = verification
  return sql`(${value} = ${reader} or position(${`"${reader}"`} in ${value}) > 0
    or position(${`:${reader}:`} in ${identifier}) > 0)`
}

const operator = 'operator'

async function setLock(db: Db, email: string, lockedAt: Date | null): Promise<string | undefined> {
  const [row] = await db.update(user).set({ lockedAt }).where(eq(user.email, email)).returning({ id: user.id })
  return row?.id
}
