import { readEnv } from '@/lib/env'
import { chapters } from '@/tests/support/book'
import { askedWith } from './asked'
import { withEnvFile } from './env-file'
import { evaluate, keepMatrices } from './eval/evaluate'
import { judge } from './eval/judge'
import { apartLines, linesOf } from './eval/report'
import { main } from './setup.mjs'

// Every golden persona over every chapter.
const { values: asked } = askedWith('npm run eval [-- --judge [--judge-model ID] [--sample N] [--yes]]', {
  options: {
    judge: { type: 'boolean', default: false },
    'judge-model': { type: 'string', default: 'qwen/qwen3.6-27b' },
    sample: { type: 'string', default: '8' },
    yes: { type: 'boolean', default: false },
  },
})

await main(run)

async function run(): Promise<void> {
  const matrices = await evaluate(chapters)
  for (const matrix of matrices) console.info(linesOf(matrix))
  console.info(`\n${apartLines()}`)
  await keepMatrices(matrices)
  const failures = matrices.flatMap((matrix) => matrix.failures)
  console.info(failures.length === 0 ? '\nNo gate failed.' : `\nGates failed: ${failures.length}.`)
  if (failures.length > 0) process.exitCode = 1
  if (!asked.judge) return
  const options = { model: asked['judge-model'], sample: Number(asked.sample), confirmed: asked.yes }
  const judged = await judge(readEnv(await withEnvFile()), options, chapters)
  if (judged) await keepMatrices(matrices, judged)
}
