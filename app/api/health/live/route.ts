import { refuse, respond } from '@/lib/http'

export const dynamic = 'force-dynamic'

/** Whether this process answers at all. Nothing else is looked at: a process is not to be ended for want of a database. */
export const GET = respond(async () => Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } }))
export const POST = refuse('GET, HEAD, OPTIONS')
export { POST as DELETE, POST as PATCH, POST as PUT }
