import { askedWith } from './asked'
import { type Checked, checkContent, keptIn, type Means } from './check/check'
import { openCrew } from './check/crew'
import { annotationOf, type Fault, lineOf, severityOf } from './check/fault'
import { mend } from './check/fix'
import { openRunner } from './check/run'
import { watchContent } from './check/watch'

const usage = 'npm run check:content [-- --format=github] [--fix] [--outputs] [--watch] [--no-code]'
const { values: asked } = askedWith(usage, {
  options: {
    format: { type: 'string', default: 'human' },
    fix: { type: 'boolean', default: false },
    outputs: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    code: { type: 'boolean', default: true },
  },
  allowNegative: true,
})

const root = process.cwd()
const runner = openRunner()
const { files, listings, tidy } = await keptIn(root)
const code = asked.code ? { runner, remember: listings } : undefined
const means: Means = { root, remember: files, survey: openCrew(), code }
const started = Date.now()
let checked = await checkContent(means)
if (asked.fix || asked.outputs) {
  const mended = await mend(checked.faults, root, asked.outputs)
  if (mended > 0) {
    console.info(`Mended: ${mended}.`)
    checked = await checkContent(means)
  }
}
report(checked, Date.now() - started)
if (asked.watch) await watchContent(means, (again, ms) => report(again, ms))
else {
  await tidy()
  await runner.close()
  process.exitCode = checked.faults.some((fault) => severityOf(fault) === 'error') ? 1 : 0
}

function report({ faults, content }: Checked, ms: number): void {
  const write: (fault: Fault) => string = asked.format === 'github' ? annotationOf : lineOf
  for (const fault of faults) console.info(write(fault))
  const errors = faults.filter((fault) => severityOf(fault) === 'error').length
  const { chapters = [], concepts = [], bridges = [] } = content ?? {}
  const read = `${chapters.length} chapters, ${concepts.length} concepts, ${bridges.length} bridges`
  console.info(`${read}: ${errors} errors, ${faults.length - errors} warnings (${ms} ms).`)
}
