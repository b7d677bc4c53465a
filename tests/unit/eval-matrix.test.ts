import { readFile, rm } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { evaluate, keepMatrices } from '@/scripts/eval/evaluate'
import { checks, type Matrix } from '@/scripts/eval/matrix'
import { personas } from '@/scripts/eval/personas'
import { chapters } from '../support/book'

// All of `npm run eval` that needs no key, so that a change to the book or to the engines is held against every check.
let matrices: Matrix[]
beforeAll(async () => {
  matrices = await evaluate(chapters)
}, 300_000)

describe.each([
  ['editorial', 0],
  ['groq', 1],
] as const)('every golden persona over every chapter, by the %s engine', (engine, place) => {
  test('passes every gate of the rubric', () => {
    expect(matrices[place]?.failures).toEqual([])
  })

  test('is in the matrix, with a word on every check', () => {
    const { rows = [], engine: name } = matrices[place] ?? {}
    expect(name).toBe(engine)
    const cells = personas.flatMap((persona) => chapters.map(({ slug }) => `${persona.name}, ${slug}`))
    expect(rows.map(({ persona, chapter }) => `${persona}, ${chapter}`)).toEqual(cells)
    for (const { checks: states } of rows) expect(Object.keys(states)).toEqual(checks.map(({ id }) => id))
  })

  test('reads what another does not', () => {
    const { least, repeated } = matrices[place]?.separation ?? {}
    expect(least?.share).toBeGreaterThan(0.05)
    expect(repeated).toBe(0)
  })
})

test('the matrix is kept for who looks at it later', async () => {
  const [page, data] = ['test-results/eval.md', 'test-results/eval.json']
  for (const path of [page, data]) await rm(path, { force: true })
  await keepMatrices(matrices)
  const text = await readFile(page, 'utf8')
  for (const { name } of personas) expect(text).toContain(`| ${name} |`)
  expect(JSON.parse(await readFile(data, 'utf8')).matrices).toHaveLength(2)
})
