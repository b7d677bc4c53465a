import { mkdir, writeFile } from 'node:fs/promises'
import type { Chapter } from '@/lib/book/chapter'
import type { Judged } from './judge'
import { type Matrix, matrixOf, readAll } from './matrix'
import { personas } from './personas'
import { pageOf } from './report'

/** Every golden persona over some chapters, by both engines; the model is the scripted rewriter. */
export async function evaluate(chapters: Chapter[]): Promise<Matrix[]> {
  const all = await readAll(personas, chapters)
  const again = await readAll(personas.slice(0, 1), chapters)
  return [matrixOf('editorial', all, again), matrixOf('groq', all, again)]
}

/** Keeps the matrices for those who look at them later: as data, and as a page for editors. */
export async function keepMatrices(matrices: Matrix[], judged?: Judged): Promise<void> {
  await mkdir('test-results', { recursive: true })
  await writeFile('test-results/eval.json', JSON.stringify({ personas, matrices, judged }, null, 2))
  await writeFile('test-results/eval.md', `${pageOf(personas, matrices, judged?.page)}\n`)
}
