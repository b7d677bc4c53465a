import { refuse, respond } from '@/lib/http'
import { requireSecret } from '@/lib/keeper'
import { runtime } from '@/lib/runtime'

export const maxDuration = 60
const patience = 45_000

/** Removes what is over, round by round, for as long as a scheduled request may take. */
export const GET = respond(async (request) => {
  const { env, cleanUp } = runtime()
  requireSecret(request, env.cronSecret)
  const end = performance.now() + patience
  let rounds = 1
  for (; (await cleanUp()) && performance.now() < end; ) rounds += 1
  return Response.json({ rounds }, { headers: { 'cache-control': 'no-store' } })
})
export const POST = refuse('GET, HEAD, OPTIONS')
export { POST as DELETE, POST as PATCH, POST as PUT }
