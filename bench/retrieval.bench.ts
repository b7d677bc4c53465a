import { type Engine, openEngines } from './retrieval-engines'
import { type Asked, gainAt, kinds, readQueries, recallAt } from './retrieval-queries'

// Does our retrieval find what it should, and better than what could stand in its place? Every engine is asked the
// same labelled queries in one run; times are taken in turns, so that what the machine does meanwhile falls on all.
const rounds = 7

type Answer = { query: Asked; found: string[] }

const queries = await readQueries()
const { engines, close } = await openEngines()
try {
  const rows: string[][] = []
  for (const engine of engines) {
    const answers = await askAll(engine)
    rows.push([engine.name, ...kinds.map((kind) => scores(answers, kind)), scores(answers), gainOfThree(answers)])
  }
  const times = await timeAll()
  console.log(`retrieval: nDCG@10 / recall@10; ${counts()}; µs per query, median of ${rounds} rounds (least)`)
  print([['engine', ...kinds, 'all', 'nDCG@3', 'µs'], ...rows.map((row, index) => [...row, times[index] ?? ''])])
} finally {
  await close()
}

async function askAll(engine: Engine): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const query of queries) answers.push({ query, found: await engine.find(query.text, query.itself) })
  return answers
}

async function timeAll(): Promise<string[]> {
  const spent = engines.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, engine] of engines.entries()) {
      const started = performance.now()
      await askAll(engine)
      spent[index]?.push(((performance.now() - started) * 1000) / queries.length)
    }
  }
  return spent.map((each) => {
    const sorted = each.sort((a, b) => a - b)
    return `${sorted[Math.floor(rounds / 2)]?.toFixed(0)} (${sorted[0]?.toFixed(0)})`
  })
}

function scores(answers: Answer[], kind?: Asked['kind']): string {
  const chosen = answers.filter(({ query }) => !kind || query.kind === kind)
  const gain = mean(chosen.map(({ query, found }) => gainAt(10, found, query.relevant)))
  const recall = mean(chosen.map(({ query, found }) => recallAt(10, found, query.relevant)))
  return `${gain.toFixed(3)} / ${recall.toFixed(3)}`
}

// A prompt carries three passages.
function gainOfThree(answers: Answer[]): string {
  return mean(answers.map(({ query, found }) => gainAt(3, found, query.relevant))).toFixed(3)
}

function counts(): string {
  return kinds.map((kind) => `${queries.filter((query) => query.kind === kind).length} ${kind}`).join(', ')
}

function print(lines: string[][]): void {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  for (const line of lines) console.log(line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
