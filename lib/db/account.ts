import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { eq } from 'drizzle-orm'
import type { Db } from './client'
import * as schema from './schema'

/**
 * Readers and their sessions, as Better Auth keeps them. Transactions are on: without them a sign-up cut in half
 * leaves a reader without a password, who can neither sign in nor sign up again.
 */
export function accounts(db: Db) {
  return drizzleAdapter(db, { provider: 'pg', schema, transaction: true })
}

/** Ends what a reader has begun and not finished: every letter about a password that lies in a mailbox is void. */
export async function endBegun(db: Db, subject: string): Promise<void> {
  await db.delete(schema.verification).where(eq(schema.verification.value, subject))
}
