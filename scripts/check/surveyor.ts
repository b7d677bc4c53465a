import type { Answer, Returned, Sent } from './crew'
import { surveyChapter } from './survey'

// A process that looks at chapters for another, one after the other.
let before: Promise<unknown> = Promise.resolve()
process.on('message', ({ number, task }: Sent) => {
  before = before.then(async () => {
    const answer: Answer = await surveyChapter(...task).then(
      (survey) => ({ survey }),
      (cause) => ({ error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }),
    )
    process.send?.({ number, answer } satisfies Returned)
  })
})
process.on('disconnect', () => process.exit())
