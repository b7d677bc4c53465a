import { respond } from '@/lib/http'
import { runtime } from '@/lib/runtime'

export const dynamic = 'force-dynamic'

/**
 * Whether this process may be sent readers: its settings can be used and its book is there. A database that is away
 * makes no difference, for all processes would lack it alike, and chapters can be read without.
 */
export const GET = respond(async () => {
  runtime().book()
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
})
