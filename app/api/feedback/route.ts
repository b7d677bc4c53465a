import { options, shared } from '@/app/api/shared'
import { authenticate } from '@/lib/auth/token'
import { storeVote } from '@/lib/db/feedback'
import { readJson, refuse } from '@/lib/http'
import { FeedbackRequest } from '@/lib/personalize/events'
import { checkSections } from '@/lib/personalize/personalize'
import { profileOf } from '@/lib/personalize/profile'
import { runtime } from '@/lib/runtime'

/** A reader's word on a section. */
export const POST = shared(async (request) => {
  const { keySet, expected, book, readerOf, takeTurn, database } = runtime()
  const claims = await authenticate(request, keySet, expected)
  const { chapter: slug, section, verdict } = await readJson(request, FeedbackRequest)
  const chapter = await book().readChapter(slug)
  checkSections(chapter, { chapter: slug, sections: [section] })
  const reader = readerOf(claims.subject)
  await takeTurn(reader)
  const { software, hardware } = profileOf(claims, book().vocabulary)
  const levels = { softwareLevel: software.level, hardwareLevel: hardware.level }
  await storeVote(
    await database(),
    reader,
    { chapter: chapter.slug, section, revision: chapter.revision, verdict, ...levels },
    new Date(),
  )
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})

export const GET = shared(refuse('POST, OPTIONS'))
export const OPTIONS = options('OPTIONS, POST')
export { GET as DELETE, GET as HEAD, GET as PATCH, GET as PUT }
