import { once } from 'node:events'
import { join } from 'node:path'
import { watch } from 'chokidar'
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
 * @returns how to stop, once changes are seen
 */
export function watchContent(
  means: Means,
  tell: (checked: Checked, ms: number) => void,
  { pause, first = async () => undefined }: Watching = {},
): Promise<() => Promise<void>> {
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
 * Work of which one begins when the one before has ended. Asked for in the meantime, however often, it is done once more.
 * @returns resolves when what was asked for is done
 */
export function inTurn(work: () => Promise<void>): () => Promise<void> {
  let going: Promise<void> | undefined
  let next: Promise<void> | undefined
  const begin = () => {
    going = work().finally(() => {
      going = undefined
    })
    return going
  }
  return () => {
    if (!going) return begin()
    next ??= going.then(start, start)
    return next
  }
  function start() {
    next = undefined
    return begin()
  }
}

/**
 * Does something whenever a file below a folder changes, once for changes that follow each other closely.
 * @param pause after how many milliseconds without a further change
 * @returns how to stop, once changes are seen
 */
export async function watchFolder(
  folder: string,
  work: () => Promise<void>,
  pause = step,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined
  // Node's own way down loses a file that an editor has put in the place of another.
  const watcher = watch(folder, { ignoreInitial: true })
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(() => work().catch((cause: unknown) => console.error(cause)), pause)
  })
  await once(watcher, 'ready')
  return () => {
    clearTimeout(timer)
    return watcher.close()
  }
}
