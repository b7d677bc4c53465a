import { options, shared } from '@/app/api/shared'
import { theSearch } from '@/lib/book/open'
import { textOf } from '@/lib/book/search'
import type { SearchResults } from '@/lib/book/search-results'
import { LecternError } from '@/lib/errors'
import { refuse } from '@/lib/http'

/** The sections in which something is said, best first: at most twelve. */
export const GET = shared(async (request) => {
  const query = new URL(request.url).searchParams.get('q')
  if (query === null)
    throw new LecternError('body_invalid', 'Say what to look for, as in /api/search?q=calibration.', {
      errors: [{ path: 'q', message: 'missing' }],
    })
  const results = theSearch()(query).map(({ chapter, section, title, heading, marked }) => {
    return { chapter, section, title, heading, excerpt: textOf(marked.excerpt) }
  })
  const answer: SearchResults = { results }
  return Response.json(answer, { headers: { 'cache-control': 'public, max-age=300' } })
})

export const POST = shared(refuse('GET, HEAD, OPTIONS'))
export const OPTIONS = options('GET, HEAD, OPTIONS')
export { POST as DELETE, POST as PATCH, POST as PUT }
