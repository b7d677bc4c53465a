import { eq, inArray, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from './client'
import { findVoters } from './feedback'
import { names } from './reader'
import { feedback, progress, requestMinute, usageDay } from './reading-schema'
import { account, audit, passkey, session, twoFactor, user, verification } from './schema'

/** Everything that is kept of one reader, under the names of its tables; secrets are left out, and said to be there. */
export type ReaderData = Awaited<ReturnType<typeof readReaderData>>

/**
 * @param subject of the reader's tokens. One whom nothing is kept of gets empty lists: there is no telling a reader who
 * is gone from one who never was
 */
export async function readReaderData(db: Db, subject: string) {
  const by = (column: PgColumn) => eq(column, subject)
  return {
    users: await db.select().from(user).where(by(user.id)),
    accounts: await db
      .select({
        providerId: account.providerId,
        accountId: account.accountId,
        hasPassword: sql<boolean>`${account.password} is not null`,
        createdAt: account.createdAt,
        updatedAt: account.updatedAt,
      })
      .from(account)
      .where(by(account.userId)),
    sessions: await db
      .select({
        ipAddress: session.ipAddress,
        userAgent: session.userAgent,
        createdAt: session.createdAt,
        updatedAt: session.updatedAt,
        expiresAt: session.expiresAt,
      })
      .from(session)
      .where(by(session.userId)),
    two_factors: await db
      .select({
        verified: twoFactor.verified,
        failedVerificationCount: twoFactor.failedVerificationCount,
        lockedUntil: twoFactor.lockedUntil,
      })
      .from(twoFactor)
      .where(by(twoFactor.userId)),
    passkeys: await db.select().from(passkey).where(by(passkey.userId)),
    verifications: await db
      .select({ createdAt: verification.createdAt, expiresAt: verification.expiresAt })
      .from(verification)
      .where(names(subject)),
    audit: await db
      .select({ at: audit.at, event: audit.event, network: audit.network, detail: audit.detail })
      .from(audit)
      .where(by(audit.subject)),
    usage_day: await db.select().from(usageDay).where(by(usageDay.reader)),
    request_minute: await db.select().from(requestMinute).where(by(requestMinute.reader)),
    progress: await db.select().from(progress).where(by(progress.reader)),
    feedback: await db
      .select()
      .from(feedback)
      .where(inArray(feedback.voter, await findVoters(db, subject))),
  }
}
