import { options, shared } from '@/app/api/shared'
import { authenticate } from '@/lib/auth/token'
import { theBook } from '@/lib/book/open'
import { Progress } from '@/lib/book/progress'
import { findProgress, keepProgress } from '@/lib/db/progress'
import { readJson, refuse } from '@/lib/http'
import { runtime } from '@/lib/runtime'

/** Keeps where a reader is in the chapters of this book, and says where they are by all their browsers. */
export const PUT = shared(async (request) => {
  const { keySet, expected, readerOf, takeTurn, database } = runtime()
  const { subject } = await authenticate(request, keySet, expected)
  const { places } = await readJson(request, Progress)
  const reader = readerOf(subject)
  await takeTurn(reader)
  const slugs = new Set(theBook().chapters.map(({ slug }) => slug))
  const known = Object.entries(places).filter(([slug]) => slugs.has(slug))
  const db = await database()
  await keepProgress(db, reader, Object.fromEntries(known), new Date())
  const answer: Progress = { places: await findProgress(db, subject) }
  return Response.json(answer, { headers: { 'cache-control': 'private, no-store' } })
})

export const GET = shared(refuse('PUT, OPTIONS'))
export const OPTIONS = options('PUT, OPTIONS')
export { GET as DELETE, GET as HEAD, GET as PATCH, GET as POST }
