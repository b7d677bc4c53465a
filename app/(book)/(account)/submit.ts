import { z } from 'zod'
import { ask } from '@/lib/auth/ask'
import { problemOf } from '@/lib/http'
import { runtime } from '@/lib/runtime'
import type { Refusal } from './faults'

/** What Better Auth answered: a refusal, or the body of what went well. */
type Answered = { refusal: Refusal } | { refusal?: undefined; body: unknown }

/** Sends what a form says to Better Auth. Nothing is thrown: whatever failed, the form says so and keeps its answers. */
export async function submit(path: string, body: object = {}): Promise<Answered> {
  const { auth, env } = runtime()
  try {
    const response = await ask(await auth(), env.baseUrl, path, body)
    const text = await response.text()
    const said: unknown = text ? JSON.parse(text) : undefined
    if (response.ok) return { body: said }
    const retryAfter = Number(response.headers.get('retry-after')) || undefined
    return { refusal: { status: response.status, retryAfter, ...Said.parse(said ?? {}) } }
  } catch (cause) {
    const { status, code } = problemOf(cause)
    return { refusal: { status, code } }
  }
}

const Said = z.object({ code: z.string().optional(), message: z.string().optional() })
