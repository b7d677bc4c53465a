import { options, shared } from '@/app/api/shared'
import { authenticate } from '@/lib/auth/token'
import { answerReading, readJson, refuse, wantsStream } from '@/lib/http'
import { PersonalizeRequest } from '@/lib/personalize/events'
import { checkSections, personalize } from '@/lib/personalize/personalize'
import { profileOf } from '@/lib/personalize/profile'
import { runtime } from '@/lib/runtime'

export const maxDuration = 60

/** A chapter for the reader whom the token names, as events or as one document. */
export const POST = shared(async (request) => {
  const { keySet, expected, book, readerOf, takeTurn, meansOf } = runtime()
  const claims = await authenticate(request, keySet, expected)
  const wanted = await readJson(request, PersonalizeRequest)
  const chapter = await book().readChapter(wanted.chapter)
  checkSections(chapter, wanted)
  const stream = wantsStream(request)
  const reader = readerOf(claims.subject)
  const means = meansOf(reader, await takeTurn(reader))
  const profile = profileOf(claims, means.book.vocabulary)
  return answerReading(request, stream, (signal) => personalize(chapter, profile, wanted, means, signal))
})

export const GET = shared(refuse('POST, OPTIONS'))
export const OPTIONS = options('OPTIONS, POST')
export { GET as DELETE, GET as HEAD, GET as PATCH, GET as PUT }
