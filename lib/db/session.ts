import { and, desc, eq, gt } from 'drizzle-orm'
import type { Db } from './client'
import { session } from './schema'

/** One place where a reader is signed in. Not its token, which would let whoever sees it in. */
export type Place = { id: string; userAgent: string | null; createdAt: Date; updatedAt: Date }

/** Where a reader is signed in, the latest first. */
export async function findPlaces(db: Db, subject: string, now: Date): Promise<Place[]> {
  const { id, userAgent, createdAt, updatedAt } = session
  return db
    .select({ id, userAgent, createdAt, updatedAt })
    .from(session)
    .where(and(eq(session.userId, subject), gt(session.expiresAt, now)))
    .orderBy(desc(updatedAt))
}

/** Signs a reader out in one place; a session of somebody else stays. */
export async function endPlace(db: Db, subject: string, id: string): Promise<void> {
  await db.delete(session).where(and(eq(session.userId, subject), eq(session.id, id)))
}
