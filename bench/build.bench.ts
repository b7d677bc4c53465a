import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { printTable, spread } from './figures'
import { buildSite, type Site } from './web/sites'

// What does a book of three hundred chapters cost: to build, in the processor time of all processes, and to send, as the
// HTML of a chapter? Against a bare Next site with the same text, the same highlighting and the whole list of chapters
// beside it; one after the other in one run, from nothing. BENCH_SITES names a folder whose builds are weighed again,
// BENCH_WORDS how much text a chapter has, if not about 1,800 words.
const count = 300
const again = !process.env.BENCH_SITES
const ours = await buildSite('ours', count, { again })
const bare = await buildSite('bare', count, { again })
printTable([
  [`${count} chapters`, 'CPU s', 'wall s'],
  ['ours', ours.cpu.toFixed(1), ours.wall.toFixed(1)],
  ['bare Next', bare.cpu.toFixed(1), bare.wall.toFixed(1)],
  ['ratio (goal 1.5)', (ours.cpu / bare.cpu).toFixed(2), (ours.wall / bare.wall).toFixed(2)],
])
const [our, floor] = [await weigh(ours), await weigh(bare)]
printTable([
  ['HTML of a chapter, kB with gzip', 'median (least to most)'],
  ['ours', spread(our, 1)],
  ['bare Next', spread(floor, 1)],
  ['ratio', spread(our.map((kb, n) => kb / (floor[n] ?? 0)))],
])

async function weigh({ folder }: Site): Promise<number[]> {
  const pages = join(folder, '.next/server/app/chapters')
  const names = (await readdir(pages)).filter((name) => name.endsWith('.html')).sort()
  return Promise.all(names.map(async (name) => gzipSync(await readFile(join(pages, name))).length / 1000))
}
