import type { Book } from '@/lib/book/book'
import type { Db } from '@/lib/db/client'
import { countSections } from '@/lib/db/feedback'
import { sharedGenerations } from '@/lib/db/generation'
import { type Reader, readUsage, reserveSections, settle, takeRequest } from '@/lib/db/quota'
import type { Env } from '@/lib/env'
import { LecternError } from '@/lib/errors'
import { enduring } from '@/lib/personalize/enduring'
import type { Engine } from '@/lib/personalize/engine'
import { openBudget } from '@/lib/personalize/engines/budget'
import { groqCompletion } from '@/lib/personalize/engines/completion'
import { editorialEngine } from '@/lib/personalize/engines/editorial'
import { groqEngine } from '@/lib/personalize/engines/groq'
import { knownModels } from '@/lib/personalize/engines/models'
import type { Means } from '@/lib/personalize/personalize'

type Database = () => Promise<Db>

const requestsPerMinute = 60

/** The engine that the settings ask for. Without a key, or with model calls off, it is the editorial one. */
export function openEngine({ groq, personalize }: Env, database: Database): Engine {
  if (!groq || !personalize.modelCalls) return editorialEngine
  const { apiKey, baseUrl, model, fallbackModels, concurrency, tpm, rpm } = groq
  const names: [string, ...string[]] = [model, ...fallbackModels.filter((name) => name !== model)]
  const clock = () => performance.now()
  return groqEngine({
    complete: groqCompletion({ apiKey, baseUrl, idleTimeout: personalize.idleTimeoutMs }),
    models: knownModels(names, clock),
    names,
    budget: openBudget(concurrency, { tokens: tpm, requests: rpm }, clock),
    shared: enduring(sharedGenerations(database), unlessLost),
    deadline: personalize.deadlineMs,
    renewal: 5000,
  })
}

/** What a reading of this reader is made with. */
export function meansOf(env: Env, book: Book, engine: Engine, database: Database, reader: Reader): Means {
  return {
    book,
    engine,
    allowance: allowanceOf(database, reader, env.personalize.dailySections),
    concurrency: env.groq?.concurrency ?? 1,
    clock: () => performance.now(),
    record: (chapter, counts) =>
      unlessLost(undefined, async () => countSections(await database(), chapter, counts, new Date())),
  }
}

/**
 * Counts a request of a reader.
 * @throws {LecternError} `rate_limited`, `database_unavailable`, `not_migrated`
 */
export async function takeTurn(database: Database, reader: Reader): Promise<void> {
  const turn = await takeRequest(await database(), reader, requestsPerMinute, new Date())
  if (turn.allowed) return
  const { retryAfter } = turn
  const detail = `At most ${requestsPerMinute} requests a minute. Try again in ${retryAfter} s.`
  throw new LecternError('rate_limited', detail, { retryAfter })
}

function allowanceOf(database: Database, reader: Reader, cap: number): Means['allowance'] {
  const days: string[] = []
  return {
    take: () =>
      unlessLost(true, async () => {
        const { allowed, day } = await reserveSections(await database(), reader, 1, cap, new Date())
        if (allowed) days.push(day)
        return allowed
      }),
    settle: ({ tokens, unused }) =>
      unlessLost(undefined, async () => {
        const day = days.shift()
        if (day) await settle(await database(), reader, day, { tokens, unused: unused ? 1 : 0 })
      }),
    left: async () => {
      const now = new Date()
      const midnight = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
      const unknown = { remaining: cap, resetsAt: midnight }
      const { remaining, resetsAt } = await unlessLost(unknown, async () =>
        readUsage(await database(), reader, cap, now),
      )
      return { remaining, resetsAt: resetsAt.toISOString() }
    },
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
