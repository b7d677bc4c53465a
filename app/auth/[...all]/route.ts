import { options, shared } from '@/app/api/shared'
import { answer } from '@/lib/auth/handler'
import { answerOptions } from '@/lib/cors'
import { respond } from '@/lib/http'
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
const keySet = shared(own)
const keySetOptions = options('GET, HEAD, OPTIONS')

/** Only the key set may be read by pages of other origins: all else goes by the session's cookie. */
export const GET: typeof own = (request, context) => (isKeySet(request) ? keySet : own)(request, context)
export const POST = own
export const OPTIONS: typeof own = async (request, context) =>
  isKeySet(request) ? keySetOptions(request, context) : answerOptions(request, 'GET, HEAD, OPTIONS, POST', [])

function isKeySet(request: Request): boolean {
  return new URL(request.url).pathname === '/auth/jwks'
}
