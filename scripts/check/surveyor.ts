import type { Answer, Task } from './crew'
import { surveyChapter } from './survey'

// A process that looks at chapters for another, one after the other.
process.on('message', async (task: Task) => {
  const answer: Answer = await surveyChapter(...task).then(
    (survey) => ({ survey }),
    (cause) => ({ error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }),
  )
  process.send?.(answer)
})
process.on('disconnect', () => process.exit())
