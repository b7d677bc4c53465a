import type { Condition } from '@/lib/book/concepts'
import { anchorLabel, type Vocabulary } from '@/lib/book/vocabulary'
import type { Words } from '../words/words'

type Domain = 'software' | 'hardware'

/** For whom something is written, as it follows "readers": "new to hardware who know Python". */
export function audienceOf(condition: Condition, vocabulary: Vocabulary, words: Words): string {
  const readers = (['software', 'hardware'] as const).flatMap((domain) =>
    readersOf(condition, domain, vocabulary, words),
  )
  return words.formats.list(readers, 'conjunction')
}

function readersOf(condition: Condition, domain: Domain, vocabulary: Vocabulary, words: Words): string[] {
  const { levels, anchors } = condition[domain] ?? {}
  const known = anchors?.map((id) => anchorLabel(vocabulary, domain, id))
  const said = levels && experience(levels, words.aside.fields[domain], words)
  const knowing = known && words.aside.know(words.formats.list(known, 'disjunction'))
  if (said && knowing) return [words.aside.both(said, knowing)]
  return [said ?? knowing ?? []].flat()
}

function experience(levels: string[], field: string, { aside }: Words): string {
  const [least, most] = [Math.min(...levels.map(rank)), Math.max(...levels.map(rank))]
  if (most <= 1) return aside.newTo(field)
  if (least >= 2) return aside.atHomeIn(field)
  if (least >= 1 && most === 2) return aside.some(field)
  return most === 2 ? aside.learning(field) : aside.any(field)
}

function rank(level: string): number {
  return ['none', 'beginner', 'intermediate', 'expert'].indexOf(level)
}
