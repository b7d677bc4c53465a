import { visibleOf } from '@/lib/personalize/difference'
import { book } from '@/tests/support/book'
import { type Check, contents, inSlot } from './check'
import { type Pair, pairsOf, type Subject } from './subject'

/** The checks of a chapter as a whole. */
export const wholeChecks: Check[] = [
  {
    id: 'D11',
    name: 'glossary',
    how: 'of the terms of each section’s concepts at least 98 % are still in its prose',
    gate: true,
    find: glossary,
  },
  {
    id: 'D15',
    name: 'length',
    how: 'rewritten prose is 0.7 to 1.4 times the author’s; there are no variants by time',
    gate: true,
    find: length,
    apart: 'where no model wrote',
  },
  {
    id: 'D18',
    name: 'completeness',
    how: 'every section and slot once, in order, none empty, each ends as a sentence does; the receipt agrees',
    gate: true,
    find: completeness,
  },
  {
    id: 'D19',
    name: 'not a no-op',
    how: 'for who is not in the middle a tenth to nine tenths of the sentences are not the author’s',
    gate: false,
    find: noOp,
    apart: 'for who is in the middle or said nothing',
  },
  {
    id: 'D23',
    name: 'anchors',
    how: 'answers bring no id; contents and search lead to the chapter’s own sections',
    gate: true,
    find: anchors,
  },
]

function glossary(subject: Subject): string[] | undefined {
  const terms = pairsOf(subject).flatMap((pair) => {
    const named = pair.planned.section.concepts.flatMap((id) => book.concepts.get(id)?.terms ?? [])
    const [was, is] = [pair.base, pair.answer.markdown].map((text) => contents(text).text.toLowerCase())
    return named
      .filter((term) => was?.includes(term.toLowerCase()))
      .map((term) => ({ pair, term, kept: is?.includes(term.toLowerCase()) }))
  })
  if (terms.length === 0) return undefined
  const lost = terms.filter(({ kept }) => !kept)
  return lost.length / terms.length > 0.02 ? lost.flatMap(({ pair, term }) => inSlot(pair, `lost “${term}”`)) : []
}

function length(subject: Subject): string[] | undefined {
  const fresh = pairsOf(subject).filter((pair) => pair.fresh)
  if (fresh.length === 0) return undefined
  const count = (text: (pair: Pair) => string) => fresh.reduce((sum, pair) => sum + contents(text(pair)).words, 0)
  const ratio = count(({ answer }) => answer.markdown) / count(({ base }) => base)
  return ratio >= 0.7 && ratio <= 1.4 ? [] : [`rewritten prose is ${ratio.toFixed(2)} times the author’s`]
}

function completeness({ reading, planned }: Subject): string[] {
  const wanted = planned.flatMap(({ slots }) => slots.map(({ slot }) => slot.id))
  const answered = reading.sections.flatMap(({ slots }) => slots)
  const order = answered.map(({ slot }) => slot)
  const reverted = answered.flatMap((answer) => (answer.reverted ? [answer.slot] : []))
  const noted = reading.receipt.reverted.map(({ slot }) => slot)
  return [
    ...(order.join() === wanted.join() ? [] : [`answered ${order.length} slots of ${wanted.length}, or out of order`]),
    ...answered.filter(({ html }) => html.trim() === '').map(({ slot }) => `${slot}: is empty`),
    ...(reverted.join() === noted.join() ? [] : ['the receipt tells of other slots than were reverted']),
    ...unfinished({ reading, planned }),
  ]
}

function unfinished(subject: Pick<Subject, 'reading' | 'planned'>): string[] {
  const ends = /[.!?:;…)"”’'\]`$*_]$/
  const texts = new Map(subject.planned.flatMap(({ slots }) => slots).map(({ slot }) => [slot.id, slot.markdown]))
  return subject.reading.sections
    .flatMap(({ slots }) => slots)
    .filter(({ slot, markdown }) => ends.test(texts.get(slot)?.trim() ?? '') && !ends.test(markdown.trim()))
    .map(({ slot }) => `${slot}: ends in the middle of a sentence`)
}

function noOp(subject: Subject): string[] | undefined {
  const { software, hardware } = subject.profile
  const differs = [software, hardware].some(({ level }) => level !== 'unknown' && level !== 'intermediate')
  if (!differs) return undefined
  const pairs = pairsOf(subject)
  const own = new Set(pairs.flatMap(({ slot }) => sentencesIn(slot.slot.markdown)))
  const seen = pairs.flatMap(({ answer }) => sentencesIn(visibleOf(answer)))
  const share = seen.filter((sentence) => !own.has(sentence)).length / Math.max(1, seen.length)
  return share >= 0.1 && share <= 0.9 ? [] : [`${Math.round(share * 100)} % of the sentences are not the author’s`]
}

function sentencesIn(markdown: string): string[] {
  return markdown.split(/(?<=[.!?:])\s+|\n+/).filter((sentence) => /\p{L}/u.test(sentence))
}

function anchors({ chapter, reading }: Subject): string[] {
  const answers = reading.sections.flatMap(({ slots }) => slots)
  const named = answers.filter(({ html, notes }) =>
    [html, ...notes.map((note) => note.html)].some((each) => /\sid=/.test(each)),
  )
  const ids = new Set(chapter.sections.map(({ id }) => id))
  const found = [...book.passages.values()].filter((passage) => passage.chapter === chapter.slug)
  return [
    ...named.map(({ slot }) => `${slot}: brings an id`),
    ...found
      .filter(({ anchor }) => !ids.has(anchor))
      .map(({ anchor }) => `search leads to ${anchor}, which is not there`),
  ]
}
