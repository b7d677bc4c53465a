import { findEcho } from './echo'
import { findForeign } from './language'
import type { Contents } from './prose'
import { findAside } from './wording'

/** What new prose may hold beyond the author's: `texts` are the passages it was given. */
export type Allowed = {
  texts: string[]
  /** The rest of the section and its headings, whose names may be repeated. */
  nearby?: string[]
  /** The messages of the prompt, whose words may not. */
  told?: string[]
}

/** The author's prose and the new, read; `more` are the passages. */
export type Comparison = {
  original: string
  rewritten: string
  was: Contents
  is: Contents
  more: Contents[]
  allowed: Allowed
}

export function completeness({ original, rewritten }: Comparison): string | undefined {
  const ends = /[.!?:;…)"”’'\]`$*_。！？।]$/
  const broken = ends.test(original.trim()) && !ends.test(rewritten.trim())
  return broken ? 'ended in the middle of a sentence' : undefined
}

// Controls and format characters show nothing, or turn what stands after them (Unicode Cc, Cf, tags).
const hidden = /(?![\n\t])[\p{Cc}\p{Cf}]/u

const proseNodes = new Set(
  'root paragraph text emphasis strong delete inlineCode inlineMath link list listItem break'.split(' '),
)

export function markup({ original, rewritten, was, is }: Comparison): string | undefined {
  if (hidden.test(rewritten) && !hidden.test(original)) return 'held invisible characters'
  const foreign = [...is.nodes].find((type) => !proseNodes.has(type) && !was.nodes.has(type))
  if (foreign) return `held something other than prose (${foreign})`
  return is.deepest > 24 ? 'was nested too deeply' : undefined
}

export function markers({ was, is }: Comparison): string | undefined {
  // The author may write of what only looks like one.
  return markersIn(is).some((marker) => !markersIn(was).includes(marker)) ? 'held a marker' : undefined
}

function markersIn({ text }: Contents): string[] {
  return text.toLowerCase().match(/\[\[\s*block\w*/g) ?? []
}

/** A refusal, a word to the reader, another language and an echo of the prompt are all talk beside the text. */
export function phrases({ was, is, more, allowed: { nearby = [], told = [] } }: Comparison): string | undefined {
  const aside = findAside(is.text)
  if (aside && !was.text.toLowerCase().includes(aside.toLowerCase()))
    return `spoke of itself or of who reads it: “${aside}”`
  const foreign = findForeign(is.text, was.text, nearby)
  if (foreign) return `was in another language: “${foreign.trim().slice(0, 60)}”`
  const echo = findEcho(is, told, [was, ...more])
  return echo && `repeated what the model was told: “${echo}”`
}

export function length({ was, is }: Comparison): string | undefined {
  const [least, most] = [Math.floor(was.words * 0.35) - 5, was.words * 2.5 + 30]
  return is.words >= least && is.words <= most ? undefined : `had ${is.words} words for ${was.words}`
}
