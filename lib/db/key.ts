import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { recordIncident } from './audit'
import type { Db } from './client'
import { jwks } from './schema'

/** A signing key as it is stored: the public half as JSON, the private one encrypted. */
export type StoredKey = {
  id: string
  alg: 'RS256'
  publicKey: string
  privateKey: string
  createdAt: Date
  /** When it stops signing; undefined: never. */
  expiresAt?: Date
}

/** A key that was just made, before it has a name. */
export type FreshKey = Omit<StoredKey, 'id' | 'alg'>

/** How long a key that no longer signs still verifies, in milliseconds: longer than any token lives. */
export const grace = 86_400_000

/** The keys that sign or still verify, oldest first. */
export async function readKeys(db: Db, now = new Date()): Promise<StoredKey[]> {
  return (await listKeys(db)).filter(({ expiresAt }) => !expiresAt || expiresAt.getTime() > now.getTime() - grace)
}

/** All keys that are stored, oldest first, also those that no longer verify. */
export async function listKeys(db: Db): Promise<StoredKey[]> {
  const rows = await db.select().from(jwks).where(eq(jwks.alg, 'RS256')).orderBy(asc(jwks.createdAt))
  return rows.map(({ id, publicKey, privateKey, createdAt, expiresAt }) => {
    return { id, alg: 'RS256', publicKey, privateKey, createdAt, expiresAt: expiresAt ?? undefined }
  })
}

/**
 * Stores a fresh key, unless one that is there suffices, and removes those that no longer verify. However many processes
 * call it, one works at a time, so each sees what the one before it stored.
 */
export async function mintKey(
  db: Db,
  fresh: FreshKey,
  suffices: (key: StoredKey) => Promise<boolean>,
  now = new Date(),
): Promise<void> {
  const made = await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('lectern.key'))`)
    await tx.delete(jwks).where(lte(jwks.expiresAt, new Date(now.getTime() - grace)))
    for (const key of await readKeys(tx, now)) if (await suffices(key)) return undefined
    const { publicKey, privateKey, createdAt, expiresAt } = fresh
    const id = randomUUID()
    await tx.insert(jwks).values({ id, alg: 'RS256', publicKey, privateKey, createdAt, expiresAt })
    return id
  })
  if (made) await recordIncident(db, { event: 'key-made', detail: made }, now)
}

/** Keys that sign do so no longer; they verify for the grace. */
export async function endKeys(db: Db, ids: string[], now = new Date()): Promise<void> {
  const live = or(isNull(jwks.expiresAt), gt(jwks.expiresAt, now))
  const ended = await db
    .update(jwks)
    .set({ expiresAt: now })
    .where(and(inArray(jwks.id, ids), live))
    .returning({ id: jwks.id })
  for (const { id } of ended) await recordIncident(db, { event: 'key-ended', detail: id }, now)
}

/** A key neither signs nor verifies any more, and its private half is gone. */
export async function retireKey(db: Db, id: string, now = new Date()): Promise<void> {
  // Twice the grace, for the clocks of processes differ.
  const expiresAt = new Date(now.getTime() - 2 * grace)
  await db.update(jwks).set({ expiresAt, privateKey: '""' }).where(eq(jwks.id, id))
  await recordIncident(db, { event: 'key-retired', detail: id }, now)
}
