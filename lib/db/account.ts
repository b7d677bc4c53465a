import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import type { Db } from './client'
import * as schema from './schema'

/**
 * Readers and their sessions, as Better Auth keeps them. Transactions are on: without them a sign-up cut in half
 * leaves a reader without a password, who can neither sign in nor sign up again.
 */
export function accounts(db: Db) {
  return drizzleAdapter(db, { provider: 'pg', schema, transaction: true })
}
