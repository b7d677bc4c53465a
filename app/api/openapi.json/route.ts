import { openApi } from '@/lib/openapi'
import { runtime } from '@/lib/runtime'

export const dynamic = 'force-dynamic'

export function GET(): Response {
  return Response.json(openApi(runtime().env.baseUrl), { headers: { 'cache-control': 'public, max-age=300' } })
}
