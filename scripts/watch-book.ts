import { writeBook } from './book/write'
import { type Checked, checkContent, keptIn } from './check/check'
import { lineOf } from './check/fault'
import { openRunner } from './check/run'
import { watchContent } from './check/watch'

// Beside the development server: gathers the book again whenever content/ changes, and tells what is wrong with it.
const root = process.cwd()
const { files, listings } = await keptIn(root)
const means = { root, remember: files, code: { runner: openRunner(), remember: listings } }
let told = 0

await gather()
watchContent(means, tell, gather)
tell(await checkContent(means))

/** Writes the book as it is now; with a fault in it, the last that had none stays. */
async function gather(): Promise<void> {
  try {
    console.info(await writeBook(true))
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
