import { options, shared } from '@/app/api/shared'
import { answer } from '@/lib/auth/handler'
import { answerOptions } from '@/lib/cors'
import { refuse, respond } from '@/lib/http'
import { runtime } from '@/lib/runtime'

const own = respond(async (request) => {
  const { auth, accountsGate } = runtime()
  const leave = accountsGate.enter()
  try {
    return await answer(await auth(), request)
  } finally {
    leave()
  }
})
const methods = 'GET, OPTIONS, POST'
const refused = refuse(methods)
const keySet = shared(own)
const keySetOptions = options('GET, HEAD, OPTIONS')

/** Only the key set may be read by pages of other origins: all else goes by the session's cookie. */
export const GET: typeof own = (request, context) => (isKeySet(request) ? keySet : own)(request, context)
export const POST = own
/** Only of the key set: programs that look into letters ask so, and would open their links. */
export const HEAD: typeof own = async (request, context) => {
  if (!isKeySet(request)) return refused(request, context)
  const { status, headers } = await keySet(new Request(request.url, { headers: request.headers }), context)
  return new Response(null, { status, headers })
}
export const OPTIONS: typeof own = async (request, context) =>
  isKeySet(request) ? keySetOptions(request, context) : answerOptions(request, methods, [])
export { refused as DELETE, refused as PATCH, refused as PUT }

function isKeySet(request: Request): boolean {
  return new URL(request.url).pathname === '/auth/jwks'
}
