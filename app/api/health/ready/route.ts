import { options, shared } from '@/app/api/shared'
import { refuse } from '@/lib/http'
import { runtime } from '@/lib/runtime'

export const dynamic = 'force-dynamic'

/**
 * Whether this process may be sent readers: its settings can be used and its book is there. A database that is away
 * makes no difference, for all processes would lack it alike, and chapters can be read without.
 */
export const GET = shared(async () => {
  runtime().book()
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
})
export const POST = shared(refuse('GET, HEAD, OPTIONS'))
export const OPTIONS = options('GET, HEAD, OPTIONS')
export { POST as DELETE, POST as PATCH, POST as PUT }
