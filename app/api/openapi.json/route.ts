import { options, shared } from '@/app/api/shared'
import { documentOf } from '@/lib/document'
import { refuse } from '@/lib/http'
import { openApi } from '@/lib/openapi'
import { runtime } from '@/lib/runtime'

export const dynamic = 'force-dynamic'

export const GET = shared(async () =>
  documentOf(JSON.stringify(openApi(runtime().env.baseUrl)), 'application/json', {
    'cache-control': 'public, max-age=300',
  }),
)
export const POST = shared(refuse('GET, HEAD, OPTIONS'))
export const OPTIONS = options('GET, HEAD, OPTIONS')
export { POST as DELETE, POST as PATCH, POST as PUT }
