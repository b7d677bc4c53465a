import { options, shared } from '@/app/api/shared'
import { checkHealth } from '@/lib/health'
import { refuse } from '@/lib/http'
import { runtime } from '@/lib/runtime'

export const dynamic = 'force-dynamic'

/** How the deployment is. 503 only for what accounts and readings cannot do without; the book itself needs none of it. */
export const GET = shared(async () => {
  const health = await checkHealth(runtime())
  return Response.json(health.report, { status: health.status, headers: { 'cache-control': 'no-store' } })
})
export const POST = shared(refuse('GET, HEAD, OPTIONS'))
export const OPTIONS = options('GET, HEAD, OPTIONS')
export { POST as DELETE, POST as PATCH, POST as PUT }
