import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { printTable, spread } from './figures'
import { buildSite, type Site } from './web/sites'

// What does a book of three hundred chapters cost: to build, in the processor time of all processes, and to send, as the
// HTML of a chapter? Against a bare Next site with the same text, the same highlighting and the whole list of chapters
// beside it; in turns, each time from nothing, since what else the machine does changes from one minute to the next.
// BENCH_ROUNDS says how often, if not three times; BENCH_SITES names a folder whose builds are only weighed again,
// BENCH_WORDS how much text a chapter has, if not about 1,800 words.
const count = 300
const again = !process.env.BENCH_SITES
const rounds = again ? Number(process.env.BENCH_ROUNDS ?? 3) : 1
const built: { ours: Site[]; bare: Site[] } = { ours: [], bare: [] }
for (let round = 0; round < rounds; round += 1) {
  built.ours.push(await buildSite('ours', count, { again }))
  built.bare.push(await buildSite('bare', count, { again }))
}
const of = (sites: Site[], name: 'cpu' | 'wall') => sites.map((site) => site[name])
const ratio = (name: 'cpu' | 'wall') =>
  spread(of(built.ours, name).map((ours, n) => ours / (built.bare[n]?.[name] ?? 0)))
printTable([
  [`${count} chapters, ${rounds} rounds`, 'CPU s', 'wall s'],
  ['ours', spread(of(built.ours, 'cpu'), 1), spread(of(built.ours, 'wall'), 1)],
  ['bare Next', spread(of(built.bare, 'cpu'), 1), spread(of(built.bare, 'wall'), 1)],
  ['ratio (goal 1.5)', ratio('cpu'), ratio('wall')],
])
const [our, floor] = [await weigh(built.ours[0]), await weigh(built.bare[0])]
printTable([
  ['HTML of a chapter, kB with gzip', 'median (least to most)'],
  ['ours', spread(our, 1)],
  ['bare Next', spread(floor, 1)],
  ['ratio', spread(our.map((kb, n) => kb / (floor[n] ?? 0)))],
])

async function weigh(site?: Site): Promise<number[]> {
  const pages = join(site?.folder ?? '', '.next/server/app/chapters')
  const names = (await readdir(pages)).filter((name) => name.endsWith('.html')).sort()
  return Promise.all(names.map(async (name) => gzipSync(await readFile(join(pages, name))).length / 1000))
}
