import type { Condition } from '@/lib/book/concepts'
import { anchorLabel, type Vocabulary } from '@/lib/book/vocabulary'

const fields = { software: 'programming', hardware: 'hardware' } as const
type Domain = keyof typeof fields

/** For whom something is written, as it follows "readers": "new to hardware who know Python". */
export function audienceOf(condition: Condition, vocabulary: Vocabulary): string {
  return readersOf(condition, 'software', vocabulary)
    .concat(readersOf(condition, 'hardware', vocabulary))
    .join(' and ')
}

function readersOf(condition: Condition, domain: Domain, vocabulary: Vocabulary): string[] {
  const { levels, anchors } = condition[domain] ?? {}
  const known = anchors?.map((id) => anchorLabel(vocabulary, domain, id))
  const words = [levels && experience(levels, fields[domain]), known && `who know ${oneOf(known)}`].filter(Boolean)
  return words.length > 0 ? [words.join(' ')] : []
}

function experience(levels: string[], field: string): string {
  const [least, most] = [Math.min(...levels.map(rank)), Math.max(...levels.map(rank))]
  if (most <= 1) return `new to ${field}`
  if (least >= 2) return `at home in ${field}`
  if (least >= 1 && most === 2) return `who know some ${field}`
  return most === 2 ? `still learning ${field}` : `of ${field}`
}

function rank(level: string): number {
  return ['none', 'beginner', 'intermediate', 'expert'].indexOf(level)
}

function oneOf(words: string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '')
}
