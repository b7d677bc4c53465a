import { options, shared } from '@/app/api/shared'
import { authenticate } from '@/lib/auth/token'
import { answerReading, readJson, refuse, wantsStream } from '@/lib/http'
import { counted } from '@/lib/observe'
import { PersonalizeRequest } from '@/lib/personalize/events'
import { checkSections, personalize } from '@/lib/personalize/personalize'
import { pinKeys } from '@/lib/personalize/pin'
import { planReading } from '@/lib/personalize/plan'
import { profileOf } from '@/lib/personalize/profile'
import { priceOf } from '@/lib/price'
import { runtime } from '@/lib/runtime'
import { traced, tracedSteps } from '@/lib/trace'

export const maxDuration = 60

/** A chapter for the reader whom the token names, as events or as one document. */
export const POST = shared(async (request) => {
  const { keySet, expected, book, readings, readerOf, takeTurn, meansOf } = runtime()
  const claims = await traced('verify token', () => authenticate(request, keySet, expected))
  const wanted = await readJson(request, PersonalizeRequest)
  const chapter = await book().readChapter(wanted.chapter)
  checkSections(chapter, wanted)
  const stream = wantsStream(request)
  const reader = readerOf(claims.subject)
  const leave = readings.enter()
  try {
    const profile = profileOf(claims, book().vocabulary)
    const only = wanted.sections && new Set(wanted.sections)
    const plan = planReading(book(), chapter, profile, only, wanted.shift)
    const means = await meansOf(reader, await traced('take turn', () => takeTurn(reader, pinKeys(book(), plan))))
    const read = (signal: AbortSignal) => tracedSteps('read', personalize(chapter, profile, wanted, means, signal))
    return await answerReading(request, stream, (signal) => {
      // Who leaves between two events ends no generator: only the signal tells.
      signal.addEventListener('abort', leave, { once: true })
      return counted(read(signal), priceOf, leave)
    })
  } catch (cause) {
    leave()
    throw cause
  }
})

export const GET = shared(refuse('POST, OPTIONS'))
export const OPTIONS = options('OPTIONS, POST')
export { GET as DELETE, GET as HEAD, GET as PATCH, GET as PUT }
