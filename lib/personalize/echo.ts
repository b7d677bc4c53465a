import { type Contents, once } from './prose'

/** So many words in a row are no coincidence. */
const length = 7

/**
 * Finds words of a prompt that new prose repeats.
 * @param told the messages of the prompt
 * @param own what the prose may repeat although it stands in the prompt: the author's text and the passages
 */
export function findEcho(is: Contents, told: string[], own: Contents[]): string | undefined {
  if (told.length === 0) return undefined
  const bound = told.map(recall)
  const free = own.map(runsOf)
  return runsIn(is.whole).find((run) => !free.some((runs) => runs.has(run)) && bound.some((runs) => runs.has(run)))
}

const runsOf = once(({ whole }) => new Set(runsIn(whole)))

const known = new Map<string, Set<string>>()
const mostKnown = 30

// A section's messages are looked at again for each of its slots, its rules for each section.
function recall(message: string): Set<string> {
  const runs = known.get(message) ?? new Set(runsIn(message.replace(/\\[nrt"\\]/g, ' ')))
  known.delete(message)
  known.set(message, runs)
  const [oldest] = known.keys()
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
  return runs
}

function runsIn(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  const last = words.length - length
  return words.flatMap((_, place) => (place > last ? [] : [words.slice(place, place + length).join(' ')]))
}
