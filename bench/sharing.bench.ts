import type { Book } from '@/lib/book/book'
import type { Chapter } from '@/lib/book/chapter'
import { parametersOf } from '@/lib/personalize/engines/completion'
import type { Profile } from '@/lib/personalize/events'
import { planReading } from '@/lib/personalize/plan'
import { keyOf, promptOf } from '@/lib/personalize/prompt'
import { book, chapters } from '@/tests/support/book'
import { rewrite } from '@/tests/support/groq-rewrite'
import { sectionOf } from '@/tests/support/model'
import { printTable, quantile } from './figures'
import { tokensOf } from './paced-groq'
import { type Edit, editsOf } from './sharing-edits'
import { drawProfiles, drawReaders } from './sharing-readers'

// How much of the work do readers share? A thousand readers over two hundred profiles, each reading every chapter:
// what a model is asked for with the cache and without, how many versions a section has, and how many of the others
// are made anew when one word of a section is edited. The real plans, prompts and keys; no server, no model.
const model = 'openai/gpt-oss-120b'
/** Dollars for a million tokens. */
const price = { in: 0.15, out: 0.6 }

type Work = { section: string; key: string; in: number; out: number }

const profiles = drawProfiles(200)
const readers = drawReaders(1000, profiles)
const works = new Map(profiles.map((profile) => [profile, worksOf(book, chapters, profile)]))
const met = [...new Set(readers)]
const asked = readers.flatMap((reader) => works.get(reader) ?? [])
const made = [...new Map(asked.map((work) => [work.key, work])).values()]

console.log(`${readers.length} readers over ${profiles.length} profiles (${met.length} met), Zipf 1.0, all chapters`)
printTable([
  ['', 'sections generated', 'tokens in', 'tokens out', 'cost'],
  bill('without cache', asked),
  bill('with cache', made),
])
console.log(
  `${((1 - made.length / asked.length) * 100).toFixed(1)} % of the sections that were asked for were there already\n`,
)
printVersions()
await printEdits(profiles.slice(0, 20))

/** What one reader has a model asked for over some chapters. */
function worksOf(book: Book, chapters: Chapter[], profile: Profile): Work[] {
  return chapters.flatMap((chapter) =>
    planReading(book, chapter, profile).sections.flatMap((planned) => {
      if (!planned.slots.some(({ rewrite }) => rewrite)) return []
      const prompt = promptOf(chapter, planned)
      const letters = prompt.messages.map(({ content }) => content).join('')
      const written = rewrite(sectionOf({ ...prompt, model, signal: new AbortController().signal }))
      const section = `${chapter.slug}#${planned.section.id}`
      return [
        { section, key: keyOf(prompt, model, parametersOf(model)), in: tokensOf(letters), out: tokensOf(written) },
      ]
    }),
  )
}

function bill(name: string, works: Work[]): string[] {
  const sum = (which: 'in' | 'out') => works.reduce((total, work) => total + work[which], 0)
  const cost = (sum('in') * price.in + sum('out') * price.out) / 1e6
  return [name, String(works.length), String(sum('in')), String(sum('out')), `$${cost.toFixed(2)}`]
}

function printVersions(): void {
  const bySection = new Map<string, Set<string>>()
  for (const { section, key } of [...works.values()].flat())
    bySection.set(section, (bySection.get(section) ?? new Set()).add(key))
  const versions = [...bySection].map(([section, keys]) => ({ section, count: keys.size }))
  const counts = versions.map(({ count }) => count)
  const most = versions.toSorted((a, b) => b.count - a.count).slice(0, 3)
  console.log(
    `versions of a section over all ${profiles.length} profiles: median ${quantile(counts, 0.5)}, 90 % at most ${quantile(counts, 0.9)}, most ${quantile(counts, 1)}, of ${versions.length} sections`,
  )
  console.log(`the most have ${most.map(({ section, count }) => `${section} (${count})`).join(', ')}\n`)
}

async function printEdits(commonest: Profile[]): Promise<void> {
  const before = new Map(commonest.map((profile) => [profile, keysOf(book, chapters, profile)]))
  const rows: Record<Edit['place'], { others: number; share: number }[]> = { 'first slot': [], 'last slot': [] }
  for await (const { place, section, book: edited, chapters: written } of editsOf()) {
    const moved = new Set<string>()
    let [keys, changed] = [0, 0]
    for (const profile of commonest) {
      const [old, fresh] = [before.get(profile), keysOf(edited, written, profile)]
      for (const [id, key] of fresh) {
        if (id === section) continue
        keys += 1
        if (old?.get(id) === key) continue
        changed += 1
        moved.add(id)
      }
    }
    rows[place].push({ others: moved.size, share: changed / keys })
  }
  printTable([
    [
      'one word edited in the',
      'sections tried',
      'other sections with a new key: median',
      '90 %',
      'most',
      'share of other keys: mean',
    ],
    ...Object.entries(rows).map(([place, edits]) => {
      const others = edits.map((edit) => edit.others)
      const share = edits.reduce((sum, edit) => sum + edit.share, 0) / edits.length
      const [half, most, all] = [0.5, 0.9, 1].map((part) => String(quantile(others, part)))
      return [place, String(edits.length), half ?? '', most ?? '', all ?? '', `${(share * 100).toFixed(1)} %`]
    }),
  ])
}

function keysOf(book: Book, chapters: Chapter[], profile: Profile): Map<string, string> {
  return new Map(worksOf(book, chapters, profile).map(({ section, key }) => [section, key]))
}
