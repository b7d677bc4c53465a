import { chromium } from '@playwright/test'
import { startApp } from '@/tests/support/app'
import { printTable, spread } from './figures'
import { slugOf } from './web/book'
import { turn, type Visit, visit } from './web/page'
import { buildSite } from './web/sites'

// What does a chapter weigh, and what does it ask of a slow machine? A chapter of about 1,800 words in a book of twenty,
// against a bare Next page with the same text and the same highlighting; in turns, each time in a browser with an empty
// cache. BENCH_SITES names a folder whose builds are used again.
const rounds = Number(process.env.BENCH_ROUNDS ?? 15)
const chapter = `/chapters/${slugOf(7)}`
const again = !process.env.BENCH_SITES

type Target = { url: string; visits: Visit[]; turns: number[] }

const [ours, bare] = [await buildSite('ours', 20, { again }), await buildSite('bare', 20, { again })]
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] })
const apps = [await startApp({}, { site: ours.folder }), await startApp({}, { site: bare.folder })]
try {
  const targets: Target[] = apps.map(({ url }) => ({ url: `${url}${chapter}`, visits: [], turns: [] }))
  // The first visit finds a server that has drawn nothing yet.
  for (const { url } of targets) await visit(browser, url, 1)
  for (let round = 0; round < rounds; round += 1)
    for (const { url, visits, turns } of round % 2 ? targets.toReversed() : targets) {
      visits.push(await visit(browser, url))
      turns.push(await turn(browser, url))
    }
  const [our, floor] = targets
  if (our && floor) report(our, floor)
} finally {
  await browser.close()
  for (const app of apps) await app.stop()
}

function report(our: Target, floor: Target): void {
  const of = ({ visits }: Target, name: keyof Visit) => visits.map((each) => each[name])
  const ratio = (values: number[], others: number[]) => spread(values.map((value, n) => value / (others[n] ?? 0)))
  const row = (label: string, ours: number[], theirs: number[], goal: string, digits = 0) => [
    label,
    spread(ours, digits),
    spread(theirs, digits),
    ratio(ours, theirs),
    goal,
  ]
  console.log(`${chapter}, ${rounds} rounds, median (least to most)`)
  printTable([
    ['', 'ours', 'bare Next', 'ratio', 'goal'],
    row('JavaScript, kB', of(our, 'js'), of(floor, 'js'), '155 kB', 1),
    row('everything, kB', of(our, 'total'), of(floor, 'total'), '300 kB', 1),
    row('requests', of(our, 'requests'), of(floor, 'requests'), '25'),
    row('layout shift', of(our, 'shift'), of(floor, 'shift'), '0', 4),
    row('elements outside the article', of(our, 'outside'), of(floor, 'outside'), '300'),
    row('blocking, ms', of(our, 'blocking'), of(floor, 'blocking'), '1.25'),
    row('largest paint, ms', of(our, 'lcp'), of(floor, 'lcp'), '1.25'),
    row('main thread, ms', of(our, 'cpu'), of(floor, 'cpu'), '1.25'),
    row('to the next chapter, ms', our.turns, floor.turns, '1.5'),
  ])
}
