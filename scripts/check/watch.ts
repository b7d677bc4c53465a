import { type FSWatcher, readdirSync, watch } from 'node:fs'
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
 * @returns how to stop
 */
export function watchFolder(folder: string, work: () => Promise<void>, pause = step): () => void {
  let timer: NodeJS.Timeout | undefined
  const watchers = new Map<string, FSWatcher>()
  const changed = () => {
    look()
    clearTimeout(timer)
    timer = setTimeout(() => work().catch((cause: unknown) => console.error(cause)), pause)
  }
  // Each folder by itself: on Linux, Node's own way down loses a file that an editor has put in the place of another.
  const look = () => {
    const there = new Set([folder, ...foldersIn(folder)])
    for (const each of there) if (!watchers.has(each)) watchers.set(each, watch(each, changed))
    for (const [each, watcher] of watchers) {
      if (there.has(each)) continue
      watcher.close()
      watchers.delete(each)
    }
  }
  look()
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers.values()) watcher.close()
  }
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((each) =>
    each.isDirectory() ? [join(each.parentPath, each.name)] : [],
  )
}
