import { answerOptions, shareAnswer } from '@/lib/cors'
import { respond } from '@/lib/http'
import { runtime } from '@/lib/runtime'

/** A route handler whose answers, refusals too, may be read by pages of the origins that the settings name. */
export function shared<Context = unknown>(handle: (request: Request, context: Context) => Promise<Response>) {
  const answer = respond(handle)
  return respond(async (request: Request, context: Context) =>
    shareAnswer(request, await answer(request, context), runtime().env.corsOrigins),
  )
}

/** The handler of OPTIONS for a resource of these methods. */
export function options(methods: string) {
  return respond(async (request) => answerOptions(request, methods, runtime().env.corsOrigins))
}
