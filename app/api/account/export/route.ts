import { options, shared } from '@/app/api/shared'
import { authenticate } from '@/lib/auth/token'
import { readReaderData } from '@/lib/db/reader-data'
import { refuse } from '@/lib/http'
import { runtime } from '@/lib/runtime'

/** Everything that is kept of the reader whom the token names, as a file. */
export const GET = shared(async (request) => {
  const { keySet, expected, readerOf, takeTurn, database } = runtime()
  const { subject } = await authenticate(request, keySet, expected)
  await takeTurn(readerOf(subject))
  const data = await readReaderData(await database(), subject)
  const headers = { 'cache-control': 'private, no-store', 'content-disposition': 'attachment; filename="lectern.json"' }
  return Response.json(data, { headers })
})

export const POST = shared(refuse('GET, HEAD, OPTIONS'))
export const OPTIONS = options('GET, HEAD, OPTIONS')
export { POST as DELETE, POST as PATCH, POST as PUT }
