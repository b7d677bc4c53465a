import { visibleOf } from '@/lib/personalize/difference'
import type { Treatment } from '@/lib/personalize/events'
import { contents } from './check'
import { pairsOf, type Subject } from './subject'

/** What a reading amounts to, in numbers. */
export type Measure = {
  slots: Record<Treatment, number>
  /** Words that a reader sees, and those the author wrote. */
  visible: number
  written: number
  notes: number
  reverted: number
  /** Sections that a model wrote. */
  generated: number
  /** Grade of reading (Flesch and Kincaid) and words in a sentence: new prose less the author's. */
  grade?: number
  sentence?: number
}

export function measure(subject: Subject): Measure {
  const pairs = pairsOf(subject)
  const slots: Measure['slots'] = { 'as-written': 0, bridged: 0, collapsed: 0, rewritten: 0 }
  for (const { answer } of pairs) slots[answer.treatment] += 1
  const sum = (count: (pair: (typeof pairs)[number]) => number) => pairs.reduce((total, pair) => total + count(pair), 0)
  const fresh = pairs.filter((pair) => pair.fresh)
  const change = (value: (text: string) => number) =>
    fresh.length > 0 && {
      by: value(joined(fresh.map(({ answer }) => answer.markdown))) - value(joined(fresh.map(({ base }) => base))),
    }
  const [grade, sentence] = [change(gradeOf), change(sentenceOf)]
  return {
    slots,
    visible: sum(({ answer }) => contents(visibleOf(answer)).words),
    written: sum(({ slot }) => contents(slot.slot.markdown).words),
    notes: sum(({ answer }) => answer.notes.length),
    reverted: sum(({ answer }) => (answer.reverted ? 1 : 0)),
    generated: subject.reading.usage.generated,
    ...(grade && { grade: grade.by }),
    ...(sentence && { sentence: sentence.by }),
  }
}

/** The share of the slots, over the same chapters in the same order, in which two personas see something else. */
export function distance(one: Subject[], other: Subject[]): number {
  const [seen, others] = [one, other].map((subjects) =>
    subjects.flatMap((subject) => pairsOf(subject).map(({ answer }) => visibleOf(answer))),
  )
  if (!seen || !others || seen.length === 0) return 0
  return seen.filter((text, place) => text !== others[place]).length / seen.length
}

/** The grade of a text by Flesch and Kincaid (1975), from words, sentences and syllables. */
export function gradeOf(text: string): number {
  const words = wordsIn(text)
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 0.39 * sentenceOf(text) + 11.8 * (syllables / Math.max(1, words.length)) - 15.59
}

function sentenceOf(text: string): number {
  const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((sentence) => /\p{L}/u.test(sentence))
  return wordsIn(text).length / Math.max(1, sentences.length)
}

function joined(texts: string[]): string {
  return texts.map((text) => contents(text).text).join('\n')
}

function wordsIn(text: string): string[] {
  return text.match(/\p{L}[\p{L}'’-]*/gu) ?? []
}

function syllablesIn(word: string): number {
  const groups =
    word
      .toLowerCase()
      .replace(/e$/, '')
      .match(/[aeiouyäöü]+/g) ?? []
  return Math.max(1, groups.length)
}
