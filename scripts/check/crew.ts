import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Survey, surveyChapter } from './survey'

/** Looks at one chapter's source; see `surveyChapter`. */
export type Surveyor = (...task: Task) => Promise<Survey>

/** The source of a chapter, where it stands, and how the book writes names. */
export type Task = [source: string, file: string, names: string[]]
export type Answer = { survey: Survey } | { error: string }

type Waiting = { task: Task; resolve(survey: Survey): void; reject(cause: unknown): void }

/** So many chapters this process looks at by itself: another takes a second to begin. */
const few = 24
const helper = fileURLToPath(new URL('./surveyor.ts', import.meta.url))

/**
 * Looks at many chapters on all cores: this process takes one after the other, and where many wait, others help until
 * none is left.
 * @param most how many processes may help
 */
export function openCrew(most = availableParallelism() - 1): Surveyor {
  const waiting: Waiting[] = []
  let helpers = 0
  let isWorking = false

  async function work(survey: Surveyor): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift())
      await survey(...next.task).then(next.resolve, next.reject)
  }

  async function help(): Promise<void> {
    const child = fork(helper, { execArgv: ['--import', 'tsx'] })
    await work((...task) => ask(child, task))
    child.disconnect()
  }

  return (...task) =>
    new Promise((resolve, reject) => {
      waiting.push({ task, resolve, reject })
      if (!isWorking) {
        isWorking = true
        // After those that are asked for at the same time.
        setImmediate(() => work(surveyChapter).finally(() => (isWorking = false)))
      }
      if (waiting.length > few && helpers < most) {
        helpers += 1
        help().finally(() => (helpers -= 1))
      }
    })
}

/** What a helper says of a chapter; of one with which it ended, what this process says. */
function ask(child: ChildProcess, task: Task): Promise<Survey> {
  if (!child.connected) return surveyChapter(...task)
  return new Promise((resolve, reject) => {
    const done = () => {
      child.off('message', answered)
      child.off('exit', ended)
    }
    const answered = (answer: Answer) => {
      done()
      if ('survey' in answer) resolve(answer.survey)
      else reject(new Error(answer.error))
    }
    const ended = () => {
      done()
      surveyChapter(...task).then(resolve, reject)
    }
    child.on('message', answered)
    child.on('exit', ended)
    child.send(task)
  })
}
