import { eq } from 'drizzle-orm'
import type { Db } from './client'
import { sectionCache } from './schema'

/** A generated section. `content` is JSON, read through a schema by whoever knows it. */
export type CachedSection = { model: string; content: unknown; promptTokens: number; completionTokens: number }

export async function findSection(db: Db, key: string): Promise<CachedSection | undefined> {
  const { model, content, promptTokens, completionTokens } = sectionCache
  const found = await db
    .select({ model, content, promptTokens, completionTokens })
    .from(sectionCache)
    .where(eq(sectionCache.key, key))
  return found[0]
}

/** Keeps a section under the hash of what made it. The first to come stays: another under the same key is as good. */
export async function storeSection(db: Db, key: string, section: CachedSection): Promise<void> {
  await db
    .insert(sectionCache)
    .values({ key, ...section })
    .onConflictDoNothing()
}
