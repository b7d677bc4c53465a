import { refuse, respond } from '@/lib/http'
import { requireSecret } from '@/lib/keeper'
import { exposition, gauge } from '@/lib/metrics'
import { runtime } from '@/lib/runtime'

export const dynamic = 'force-dynamic'

/** What this process has counted since it began, for Prometheus and its like. */
export const GET = respond(async (request) => {
  const { env, engineTrouble, readings } = runtime()
  requireSecret(request, env.metricsToken)
  const { rss, heapUsed } = process.memoryUsage()
  gauge('lectern_memory_bytes', rss, { kind: 'resident' })
  gauge('lectern_memory_bytes', heapUsed, { kind: 'heap' })
  gauge('lectern_readings_open', readings.within)
  if (env.groq) gauge('lectern_provider_up', engineTrouble() ? 0 : 1)
  const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(exposition(), { headers })
})
export const POST = refuse('GET, HEAD, OPTIONS')
export { POST as DELETE, POST as PATCH, POST as PUT }
