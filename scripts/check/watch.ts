import { watch } from 'node:fs'
import { join } from 'node:path'
import { type Checked, checkContent, type Means } from './check'

/** Editors write a file in more than one step; milliseconds without a further one. */
const pause = 50

/**
 * Checks again whenever something in `content/` changes; only what changed is read anew. What is wrong with the text is
 * told at once, what is wrong with its listings when they have run.
 * @param first what is done before each check
 * @returns how to stop
 */
export function watchContent(
  means: Means,
  tell: (checked: Checked, ms: number) => void,
  first: () => Promise<void> = async () => undefined,
): () => void {
  let timer: NodeJS.Timeout | undefined
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
  const watcher = watch(join(means.root, 'content'), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => again().catch((cause: unknown) => console.error(cause)), pause)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
