import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { watch } from 'chokidar'
import { type Checked, checkContent, type Means } from './check'

/** Editors write a file in more than one step; milliseconds without a further one. */
const step = 20

/** How long it may take until such a file is watched, in milliseconds. */
const blind = 200

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
  let isClosed = false
  const schedule = (act: () => Promise<void>, after: number) => {
    clearTimeout(timer)
    if (!isClosed) timer = setTimeout(() => act().catch((cause: unknown) => console.error(cause)), after)
  }
  const run = async () => {
    const seen = await latestIn(folder)
    const mine = timer
    await work()
    // A file that was put in the place of another is not watched for a moment, and what is saved then is not told.
    if (mine === timer) schedule(async () => ((await latestIn(folder)) > seen ? run() : undefined), blind)
  }
  // Node's own way down loses a file that an editor has put in the place of another.
  const watcher = watch(folder, { ignoreInitial: true })
  watcher.on('all', () => schedule(run, pause))
  await once(watcher, 'ready')
  return () => {
    isClosed = true
    clearTimeout(timer)
    return watcher.close()
  }
}

/** When something below a folder was last changed or put there, in milliseconds since 1970. */
async function latestIn(folder: string): Promise<number> {
  const paths = await readdir(folder, { recursive: true })
  const times = await Promise.all(
    paths.map((path) =>
      stat(join(folder, path)).then(
        ({ ctimeMs }) => ctimeMs,
        () => 0,
      ),
    ),
  )
  return Math.max(0, ...times)
}
