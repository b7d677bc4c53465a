import { watch } from 'node:fs'
import { join } from 'node:path'
import { type Checked, checkContent, type Means } from './check'

/** Editors write a file in more than one step; milliseconds without a further one. */
const step = 20

type Watching = {
  /** How long nothing may have been saved before it is checked, in milliseconds. */
  pause?: number
  /** What is done before each check. */
  first?: () => Promise<void>
}

/**
 * Checks again whenever something in `content/` changes; only what changed is read anew. What is wrong with the text is
 * told at once, what is wrong with its listings when they have run.
 * @returns how to stop
 */
export function watchContent(
  means: Means,
  tell: (checked: Checked, ms: number) => void,
  { pause, first = async () => undefined }: Watching = {},
): () => void {
  let round = 0
  const again = async () => {
    round += 1
    const mine = round
    const started = Date.now()
    await first()
    const text = await checkContent({ ...means, code: undefined })
    if (mine !== round) return
    tell(text, Date.now() - started)
    if (!means.code) return
    const all = await checkContent(means)
    if (mine === round && all.faults.length > text.faults.length) tell(all, Date.now() - started)
  }
  return watchFolder(join(means.root, 'content'), again, pause)
}

/**
 * Does something whenever a file below a folder changes, once for changes that follow each other closely.
 * @param pause after how many milliseconds without a further change
 * @returns how to stop
 */
export function watchFolder(folder: string, work: () => Promise<void>, pause = step): () => void {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => work().catch((cause: unknown) => console.error(cause)), pause)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
