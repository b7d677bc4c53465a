import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
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
const grace = 86_400_000

/** The keys that sign or still verify, oldest first. */
export async function readKeys(db: Db, now = new Date()): Promise<StoredKey[]> {
  const rows = await db
    .select()
    .from(jwks)
    .where(lastsBeyond(new Date(now.getTime() - grace)))
    .orderBy(asc(jwks.createdAt))
  return rows.map(stored)
}

/**
 * The live key: `fresh`, unless another was stored first. However many ask at once, one key is made. Keys that no
 * longer verify are removed.
 */
export async function mintKey(db: Db, fresh: FreshKey, now = new Date()): Promise<StoredKey> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('lectern.key'))`)
    await tx.delete(jwks).where(lte(jwks.expiresAt, new Date(now.getTime() - grace)))
    const live = await tx.select().from(jwks).where(lastsBeyond(now)).orderBy(desc(jwks.createdAt)).limit(1)
    if (live[0]) return stored(live[0])
    const { publicKey, privateKey, createdAt, expiresAt } = fresh
    const key: StoredKey = { id: randomUUID(), alg: 'RS256', publicKey, privateKey, createdAt, expiresAt }
    await tx.insert(jwks).values(key)
    return key
  })
}

function lastsBeyond(time: Date): SQL | undefined {
  return and(eq(jwks.alg, 'RS256'), or(isNull(jwks.expiresAt), gt(jwks.expiresAt, time)))
}

function stored({ id, publicKey, privateKey, createdAt, expiresAt }: typeof jwks.$inferSelect): StoredKey {
  return { id, alg: 'RS256', publicKey, privateKey, createdAt, expiresAt: expiresAt ?? undefined }
}
