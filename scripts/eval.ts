import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readEnv } from '@/lib/env'
import { chapters } from '@/tests/support/book'
import { withEnvFile } from './env-file'
import { judge } from './eval/judge'
import { matrixOf, readAll } from './eval/matrix'
import { personas } from './eval/personas'
import { apartLines, linesOf, pageOf } from './eval/report'

// npm run eval [-- --judge [--judge-model ID] [--sample N] [--yes]]: every golden persona over every chapter.
const { values: asked } = parseArgs({
  options: {
    judge: { type: 'boolean', default: false },
    'judge-model': { type: 'string', default: 'qwen/qwen3.6-27b' },
    sample: { type: 'string', default: '8' },
    yes: { type: 'boolean', default: false },
  },
})

try {
  await evaluate()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function evaluate(): Promise<void> {
  const all = await readAll(personas, chapters)
  const again = await readAll(personas.slice(0, 1), chapters)
  const matrices = [matrixOf('editorial', all, again), matrixOf('groq', all, again)]
  for (const matrix of matrices) console.info(linesOf(matrix))
  console.info(`\n${apartLines()}`)
  await keep({ personas, matrices }, pageOf(personas, matrices))
  const failures = matrices.flatMap((matrix) => matrix.failures)
  console.info(failures.length === 0 ? '\nNo gate failed.' : `\nGates failed: ${failures.length}.`)
  if (failures.length > 0) process.exitCode = 1
  if (!asked.judge) return
  const options = { model: asked['judge-model'], sample: Number(asked.sample), confirmed: asked.yes }
  const judged = await judge(readEnv(await withEnvFile()), options, chapters)
  if (judged) await keep({ personas, matrices, judged }, pageOf(personas, matrices, judged.page))
}

async function keep(results: object, page: string): Promise<void> {
  await mkdir('test-results', { recursive: true })
  await writeFile('test-results/eval.json', JSON.stringify(results, null, 2))
  await writeFile('test-results/eval.md', `${page}\n`)
}
