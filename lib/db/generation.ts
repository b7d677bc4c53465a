import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Lease, Piece, Progress, Shared, StoredSection } from '@/lib/personalize/shared'
import type { Fault } from '@/lib/personalize/verify'
import type { Db } from './client'
import { generation, generationPart } from './reading-schema'

/** Seconds after which a leader that was not heard of has lost its lease, and a follower its interest. */
export type Patience = { lease: number; interest: number }

/**
 * Sections shared through the database. Each step is one statement on the database's own clock, so it is exact on any
 * number of processes and through a pooler, and nothing holds a transaction while a model writes.
 */
export function sharedGenerations(database: () => Promise<Db>, patience: Patience = { lease: 4, interest: 3 }): Shared {
  return {
    find: async (keys) => findDone(await database(), keys),
    discard: async (key) => {
      await (await database()).delete(generation).where(and(eq(generation.key, key), eq(generation.status, 'done')))
    },
    claim: async (key) => claim(await database(), key, patience),
    watch: async (key) => watch(await database(), key, patience),
  }
}

async function findDone(db: Db, keys: string[]): Promise<StoredSection | undefined> {
  const rows = await db.select().from(generation).where(inArray(generation.key, keys))
  const done = keys.flatMap((key) => rows.filter((row) => row.key === key && row.status === 'done'))[0]
  if (!done?.content) return undefined
  const { model, content, promptTokens, completionTokens } = done
  return { model: model ?? '', slots: content, promptTokens, completionTokens }
}

async function claim(db: Db, key: string, { lease }: Patience): Promise<Lease | undefined> {
  const { rows } = await db.execute<{ attempt: number }>(sql`
    insert into ${generation} (key, status, lease_until) values (${key}, 'running', ${later(lease)})
    on conflict (key) do update set status = 'running', attempt = ${generation.attempt} + 1, fault = null,
      lease_until = ${later(lease)}
    where ${generation.status} = 'failed' or (${generation.status} = 'running' and ${generation.leaseUntil} <= now())
    returning attempt`)
  const attempt = rows[0]?.attempt
  if (attempt === undefined) return undefined
  // A slot that failed its checks may be tried again; one that was released is final.
  await db.execute(sql`delete from ${generationPart} where key = ${key} and body ->> 'text' is null`)
  const parts = await readParts(db, key)
  const released = Object.fromEntries(parts.flatMap((part) => ('text' in part ? [[part.slot, part.text]] : [])))
  return leaseOf(db, key, attempt, lease, released)
}

function leaseOf(db: Db, key: string, attempt: number, seconds: number, released: Record<string, string>): Lease {
  const mine = sql`key = ${key} and attempt = ${attempt}::int and status = 'running'`
  const end = async (values: ReturnType<typeof sql>) => {
    const { rows } = await db.execute<{ key: string }>(
      sql`update ${generation} set ${values} where ${mine} returning key`,
    )
    return rows.length > 0
  }
  return {
    released,
    async add({ slot, ...body }) {
      const { rows } = await db.execute(sql`
        with held as (update ${generation} set lease_until = ${later(seconds)} where ${mine} returning key)
        insert into ${generationPart} (key, slot, body) select key, ${slot}, ${JSON.stringify(body)}::jsonb from held
        on conflict (key, slot) do nothing returning slot`)
      return rows.length > 0
    },
    async renew() {
      const { rows } = await db.execute<{ wanted: boolean }>(sql`
        update ${generation} set lease_until = ${later(seconds)} where ${mine}
        returning coalesce(wanted_until > now(), false) as wanted`)
      return { held: rows.length > 0, wanted: rows[0]?.wanted ?? false }
    },
    async finish({ model, slots, promptTokens, completionTokens }) {
      const ended = await end(sql`status = 'done', model = ${model}, content = ${JSON.stringify(slots)}::jsonb,
        prompt_tokens = ${promptTokens}::int, completion_tokens = ${completionTokens}::int`)
      if (ended) await db.delete(generationPart).where(eq(generationPart.key, key))
    },
    async fail(model, fault) {
      await end(sql`status = 'failed', model = ${model}, fault = ${fault ? JSON.stringify(fault) : null}::jsonb`)
    },
    async leave() {
      await end(sql`lease_until = ${later(0)}`)
    },
  }
}

type Watched = {
  status: Progress['status']
  model: string | null
  content: Record<string, string> | null
  fault: Fault | null
}

async function watch(db: Db, key: string, { interest }: Patience): Promise<Progress | undefined> {
  const { rows } = await db.execute<Watched>(sql`
    update ${generation} set wanted_until = ${later(interest)} where key = ${key}
    returning case when status = 'running' and lease_until <= now() then 'lost' else status end as status,
      model, content, fault`)
  const row = rows[0]
  if (!row) return undefined
  const { status, model, content, fault } = row
  const pieces = content ? Object.entries(content).map(([slot, text]) => ({ slot, text })) : await readParts(db, key)
  return { status, ...(model && { model }), pieces, ...(fault && { fault }) }
}

async function readParts(db: Db, key: string): Promise<Piece[]> {
  const { slot, body, place } = generationPart
  const rows = await db
    .select({ slot, body })
    .from(generationPart)
    .where(eq(generationPart.key, key))
    .orderBy(asc(place))
  return rows.map((row) => ({ slot: row.slot, ...row.body }))
}

function later(seconds: number) {
  return sql`now() + make_interval(secs => ${seconds}::float8)`
}
