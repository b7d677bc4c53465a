import { setPriority } from 'node:os'
import { followBook } from '@/lib/book/follow'
import { readHistory } from '@/lib/book/history'
import { keepCompiled } from '@/lib/book/keep'
import { forgetUnused } from '@/lib/book/kept'
import { lineOf as countOf, writeChapters, writeData, writeMarkdown, writeSearch } from './book/write'
import { type Checked, checkContent, keptIn } from './check/check'
import { lineOf } from './check/fault'
import { openRunner } from './check/run'
import { inTurn, watchContent, watchFolder } from './check/watch'

// Beside the development server: gathers the book again whenever content/ changes, and tells what is wrong with it.
const root = process.cwd()
/** What need not be there at once waits until nothing has been saved for so long, in milliseconds. */
const quiet = 700
const { changed, remote } = await readHistory('content')
const follow = followBook('content', keepCompiled('.book/kept'))
const { files, listings, tidy } = await keptIn(root)
const means = { root, remember: files, code: { runner: openRunner(), remember: listings } }
let told = 0
let search: (() => Promise<void>) | undefined
// Two at a time would write the same files, and the older one might be the last.
const gather = inTurn(gatherOnce)

await gather()
// The page that an editor waits for goes first.
setPriority(10)
await watchFolder('content', gather)
await watchContent(means, tell, { pause: quiet, first: async () => search?.() })
tell(await checkContent(means))
await Promise.all([tidy(), forgetUnused('.book/kept')])

/** Writes the book as it is now; with a fault in it, the last that had none stays. */
async function gatherOnce(): Promise<void> {
  const started = Date.now()
  try {
    const { book, chapters, markdown, search: index } = await follow({ changed, drafts: true })
    await writeChapters('.book/dev', chapters)
    await writeMarkdown('.book/dev', markdown)
    await writeData('.book/dev', book, remote)
    const isFirst = search === undefined
    search = inTurn(() => writeSearch('.book/dev', index()))
    // Only what the server cannot start without is waited for.
    if (isFirst) await search()
    console.info(countOf(book, Date.now() - started))
    process.send?.('ready')
  } catch (cause) {
    console.error(`The book is shown as it was:\n${cause instanceof Error ? cause.message : cause}`)
  }
}

function tell({ faults }: Checked): void {
  for (const fault of faults) console.error(lineOf(fault))
  if (faults.length === 0 && told > 0) console.info('The text has no faults any more.')
  told = faults.length
}

process.on('disconnect', () => process.exit())
