import { createHash } from 'node:crypto'
import { findTurned } from '@/lib/personalize/polarity'
import { numbersIn } from '@/lib/personalize/quantity'
import { namesIn } from '@/lib/personalize/wording'
import { book, chapters } from '@/tests/support/book'
import { type Check, changed, contents, foreignNodes, groundsOf, inSlot } from './check'
import { type Pair, pairsOf, type Subject } from './subject'

/** The checks of what the author wrote and must find again. */
export const keptChecks: Check[] = [
  {
    id: 'D1',
    name: 'code blocks',
    how: 'no listing, and no line of one, stands in an answer; the page draws them',
    gate: true,
    find: everySlot((pair) => [...foreignNodes(pair, ['code']), ...linesOfCode(pair)]),
  },
  {
    id: 'D2',
    name: 'inline code',
    how: 'all of it is there as often as before; new code only from a passage or note',
    gate: true,
    find: everySlot((pair) => changed(pair, 'code', ({ code }) => code)),
  },
  {
    id: 'D3',
    name: 'formulas',
    how: 'the same, in the same order; no display formula',
    gate: true,
    find: everySlot((pair) => [...foreignNodes(pair, ['math']), ...formulas(pair)]),
  },
  {
    id: 'D4',
    name: 'headings',
    how: 'sections and headings are those of the chapter, in order; no heading in an answer',
    gate: true,
    find: (subject) => [...everySlot((pair) => foreignNodes(pair, ['heading']))(subject), ...headings(subject)],
  },
  {
    id: 'D5',
    name: 'figures, tables, components',
    how: 'none stands in an answer; the page draws them',
    gate: true,
    find: everySlot((pair) =>
      foreignNodes(pair, ['image', 'imageReference', 'table', 'html', 'blockquote', 'thematicBreak']),
    ),
  },
  {
    id: 'D6',
    name: 'numbers',
    how: 'every number with its unit is there; a new one only from a passage or note',
    gate: true,
    find: everySlot((pair) => changed(pair, 'number', ({ text }) => [...new Set(numbersIn(text))])),
  },
  {
    id: 'D7',
    name: 'names and versions',
    how: 'none that stands neither in the section nor in a passage or note',
    gate: true,
    find: everySlot(newNames),
  },
  {
    id: 'D8',
    name: 'links',
    how: 'all are there, none is new, every one within the book resolves',
    gate: true,
    find: everySlot((pair, subject) => [...changed(pair, 'link', ({ links }) => links), ...deadLinks(pair, subject)]),
  },
  {
    id: 'D12',
    name: 'negation and modals',
    how: 'not, never, must, only, unless: none gained, none lost beside a term of the author’s',
    gate: true,
    find: everyNewSlot(polarities),
    apart: 'where no model wrote',
  },
  {
    id: 'D24',
    name: 'round trip',
    how: 'notes taken off, all that was not rewritten hashes as in the source',
    gate: true,
    find: roundTrip,
  },
]

/** A check of every slot that has an answer. */
export function everySlot(find: (pair: Pair, subject: Subject) => string[]) {
  return (subject: Subject) => pairsOf(subject).flatMap((pair) => find(pair, subject))
}

/** A check of new prose alone; undefined where there is none. */
export function everyNewSlot(find: (pair: Pair) => string[]) {
  return (subject: Subject) => {
    const fresh = pairsOf(subject).filter((pair) => pair.fresh)
    return fresh.length > 0 ? fresh.flatMap(find) : undefined
  }
}

function linesOfCode(pair: Pair): string[] {
  const blocks = pair.planned.section.blocks.filter(({ kind }) => kind === 'code')
  const lines = blocks.flatMap(({ first = '' }) => (first.length > 12 ? [first] : []))
  const stands = (line: string) => pair.answer.markdown.includes(line) && !pair.base.includes(line)
  return inSlot(pair, ...lines.filter(stands).map((line) => `repeats the code ${line}`))
}

function formulas(pair: Pair): string[] {
  const [was, is] = [pair.base, pair.answer.markdown].map((text) => contents(text).formulas.join(' | '))
  return was === is ? [] : inSlot(pair, `formulas were ${was || 'none'}, are ${is || 'none'}`)
}

function headings({ chapter, reading }: Subject): string[] {
  const lines = (sections: { id: string; heading: string }[]) => sections.map(({ id, heading }) => `${id} ${heading}`)
  const [was, is] = [lines(chapter.sections), lines(reading.sections)]
  return was.join('\n') === is.join('\n') ? [] : [`the sections are ${is.join(', ')}`]
}

function newNames(pair: Pair): string[] {
  const { section } = pair.planned
  const near = [section.heading, ...section.blocks.map(({ first }) => first ?? '')]
  const known = [pair.base, ...groundsOf(pair), ...near, ...section.slots.map(({ markdown }) => markdown)]
  const text = known.join('\n').toLowerCase()
  const added = namesIn(contents(pair.answer.markdown).text).filter((name) => !text.includes(name.toLowerCase()))
  return inSlot(pair, ...added.map((name) => `added the name ${name}`))
}

function deadLinks(pair: Pair, { chapter }: Subject): string[] {
  const texts = [pair.answer.markdown, ...pair.answer.notes.map(({ markdown }) => markdown)]
  const dead = texts.flatMap((text) => contents(text).links).filter((address) => !resolves(address, chapter.slug))
  return inSlot(pair, ...dead.map((address) => `leads nowhere: ${address}`))
}

function resolves(address: string, here: string): boolean {
  const { hostname, pathname, hash } = new URL(address, `https://book.invalid/chapters/${here}`)
  if (hostname !== 'book.invalid') return address.startsWith('https://') || address.startsWith('http://')
  const slug = pathname.replace('/chapters/', '')
  const chapter = book.chapters.find((each) => each.slug === slug)
  const ids = [
    ...(chapter?.headings.map(({ id }) => id) ?? []),
    ...(chapters.find((each) => each.slug === slug)?.sections.map(({ id }) => id) ?? []),
  ]
  return chapter !== undefined && (hash === '' || ids.includes(decodeURIComponent(hash.slice(1))))
}

function polarities(pair: Pair): string[] {
  const turned = findTurned(contents(pair.base), contents(pair.answer.markdown), groundsOf(pair).map(contents))
  return turned ? inSlot(pair, turned) : []
}

function roundTrip(subject: Subject): string[] {
  const answers = new Map(pairsOf(subject).map(({ answer }) => [answer.slot, answer]))
  const skeleton = (markdown: (slot: string, own: string) => string | undefined) =>
    subject.chapter.sections.map((section) => {
      const own = new Map(section.slots.map((slot) => [slot.id, slot.markdown]))
      const parts = section.parts.map((part) => {
        if ('block' in part) return part
        const rewritten = answers.get(part.slot)?.treatment === 'rewritten'
        return { ...part, prose: rewritten ? '' : markdown(part.slot, own.get(part.slot) ?? '') }
      })
      return createHash('sha256')
        .update(JSON.stringify([section.id, parts]))
        .digest('hex')
    })
  const source = skeleton((_, own) => own)
  const answered = skeleton((slot) => answers.get(slot)?.markdown)
  return subject.chapter.sections.flatMap(({ id }, index) =>
    source[index] === answered[index] ? [] : [`${id}: what was to stay as written did not`],
  )
}
