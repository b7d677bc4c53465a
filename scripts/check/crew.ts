import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Survey, surveyChapter } from './survey'

/** Looks at one chapter's source; see `surveyChapter`. */
export type Surveyor = (...task: Task) => Promise<Survey>

/** The source of a chapter, where it stands, and how the book writes names. */
export type Task = [source: string, file: string, names: string[]]
export type Answer = { survey: Survey } | { error: string }
/** What a helper is sent, and answers with. */
export type Sent = { number: number; task: Task }
export type Returned = { number: number; answer: Answer }

type Waiting = { task: Task; resolve(survey: Survey): void; reject(cause: unknown): void }

/** So many chapters this process looks at by itself: another takes a second to begin. */
const few = 24
/** So many a helper has at a time: it never waits for this process to be done with one of its own. */
const ahead = 3
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
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await survey(...next.task).then(next.resolve, next.reject)
      // What helpers have said is heard between two chapters.
      await new Promise(setImmediate)
    }
  }

  async function help(): Promise<void> {
    // Chapters make much that is soon thrown away, which is collected less often where there is more room for it.
    const child = fork(helper, { execArgv: ['--max-semi-space-size=64', '--import', 'tsx'] })
    // Each chapter that it has at the same time listens to it.
    child.setMaxListeners(2 * ahead)
    await Promise.all(Array.from({ length: ahead }, () => work((...task) => ask(child, task))))
    if (child.connected) child.disconnect()
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

let asked = 0

/** What a helper says of a chapter; of one with which it ended, what this process says. */
function ask(child: ChildProcess, task: Task): Promise<Survey> {
  if (!child.connected) return surveyChapter(...task)
  asked += 1
  const sent: Sent = { number: asked, task }
  return new Promise((resolve, reject) => {
    const done = () => {
      child.off('message', answered)
      child.off('exit', ended)
    }
    const answered = ({ number, answer }: Returned) => {
      if (number !== sent.number) return
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
    child.send(sent)
  })
}
