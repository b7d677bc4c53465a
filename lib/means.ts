import type { Book } from '@/lib/book/book'
import type { Db } from '@/lib/db/client'
import { countSections } from '@/lib/db/feedback'
import { sharedGenerations } from '@/lib/db/generation'
import { type Amount, isThere, type Reader, reserve, resetOf, sectionsLeft, settle, type Usage } from '@/lib/db/quota'
import type { Taken } from '@/lib/db/turn'
import type { Env } from '@/lib/env'
import { LecternError } from '@/lib/errors'
import { count } from '@/lib/metrics'
import { enduring } from '@/lib/personalize/enduring'
import type { Engine } from '@/lib/personalize/engine'
import { openBudget } from '@/lib/personalize/engines/budget'
import { groqCompletion } from '@/lib/personalize/engines/completion'
import { editorialEngine } from '@/lib/personalize/engines/editorial'
import { groqEngine } from '@/lib/personalize/engines/groq'
import { knownModels } from '@/lib/personalize/engines/models'
import { engineNameOf } from '@/lib/personalize/engines/name'
import type { Keep } from '@/lib/personalize/flight'
import type { Means } from '@/lib/personalize/personalize'

type Database = () => Promise<Db>

/**
 * The engine that the settings ask for. Without a key, or with model calls off, it is the editorial one.
 * @param keep keeps the process for a generation that goes on for others when its own reader has left
 */
export function openEngine(env: Env, database: Database, keep?: Keep): Engine {
  const { groq, personalize } = env
  if (!groq || engineNameOf(env).name === 'editorial') return editorialEngine
  const { apiKey, baseUrl, model, fallbackModels, tpm, rpm } = groq
  const names: [string, ...string[]] = [model, ...fallbackModels.filter((name) => name !== model)]
  const clock = () => performance.now()
  return groqEngine({
    complete: groqCompletion({ apiKey, baseUrl, idleTimeout: personalize.idleTimeoutMs }),
    models: knownModels(names, clock),
    names,
    budget: openBudget({ tokens: tpm, requests: rpm }, clock),
    shared: enduring(sharedGenerations(database), unlessLost),
    deadline: personalize.deadlineMs,
    renewal: 1000,
    keep,
  })
}

/**
 * What a reading of this reader is made with.
 * @param turn what was read of the reader when the request was counted
 */
export function meansOf(env: Env, book: Book, engine: Engine, database: Database, reader: Reader, turn: Taken): Means {
  const { dailySections: sections, dailyTokens: tokens } = env.personalize
  return {
    book,
    engine,
    allowance: allowanceOf(database, reader, { sections, tokens }, turn.usage),
    pins: new Map(Object.entries(turn.pins)),
    concurrency: env.groq?.concurrency ?? 1,
    clock: () => performance.now(),
    record: (chapter, counts) =>
      unlessLost(undefined, async () => {
        if (counts.length === 0) return
        const db = await database()
        if (await isThere(db, reader)) await countSections(db, chapter, counts, new Date())
      }),
  }
}

function allowanceOf(database: Database, reader: Reader, cap: Amount, atFirst: Usage): Means['allowance'] {
  const reserved: { day: string; tokens: number }[] = []
  let usage = atFirst
  return {
    take: (tokens) =>
      unlessLost(true, async () => {
        const reservation = await reserve(await database(), reader, { sections: 1, tokens }, cap, new Date())
        usage = reservation.usage
        if (!reservation.allowed) count('lectern_quota_spent_total')
        if (reservation.allowed) reserved.push({ day: usage.day, tokens })
        return reservation.allowed
      }),
    settle: ({ tokens, unused }) =>
      unlessLost(undefined, async () => {
        const taken = reserved.shift()
        if (!taken) return
        const used = { sections: unused ? 0 : 1, tokens }
        await settle(await database(), reader, taken.day, { sections: 1, tokens: taken.tokens }, used)
        usage = { ...usage, sections: usage.sections + used.sections - 1, tokens: usage.tokens + tokens - taken.tokens }
      }),
    left: () => ({ remaining: sectionsLeft(usage, cap), resetsAt: resetOf(usage).toISOString() }),
  }
}

/** A database lost after the answer has begun does not end it: no cache, no quota, the chapter goes on. */
async function unlessLost<T>(otherwise: T, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (cause) {
    if (!(cause instanceof LecternError)) throw cause
    console.error(`${cause.code}: the reading goes on without cache and quota`)
    return otherwise
  }
}
