import type { Check } from './events'
import { type Contents, isParsable, readProse } from './prose'
import { namesIn, numbersIn, polaritiesIn } from './wording'

/** What is wrong with a piece of new prose, and the check that found it. */
export type Fault = { check: Check; message: string }

/** What the new prose may hold beyond the author's: `texts` are the passages it was given. */
export type Allowed = {
  texts: string[]
  /** The rest of the section and its headings, whose names may be repeated. */
  nearby?: string[]
}

type Comparison = { original: string; rewritten: string; was: Contents; is: Contents; more: Contents[]; near: string[] }

/** The checks that new prose goes through, in order. Each tells what it found, or nothing. */
const finders = { completeness, markup, markers, code, formula, links, numbers, names, negation, length, phrases }

/** Their names, as a receipt lists them. */
export const slotChecks = [
  'completeness',
  'markup',
  'markers',
  'code',
  'formula',
  'links',
  'numbers',
  'names',
  'negation',
  'length',
  'phrases',
] as const satisfies (Check & keyof typeof finders)[]
export type SlotCheck = (typeof slotChecks)[number]

/**
 * Compares new prose with the author's on their syntax trees. The author's own prose always passes.
 * @param checks those to make; all of them, but where one is to be shown to be needed
 * @returns the first fault, or undefined where there is none
 */
export function findFault(
  original: string,
  rewritten: string,
  allowed: Allowed,
  checks: readonly SlotCheck[] = slotChecks,
): Fault | undefined {
  if (rewritten.trim() === '') return { check: 'completeness', message: 'The new text was empty.' }
  if (!isParsable(rewritten)) return { check: 'markup', message: 'The new text was not readable prose.' }
  if (rewritten.length > original.length * 4 + 1000) {
    return { check: 'length', message: `The new text had ${rewritten.length} characters for ${original.length}.` }
  }
  const [was, is, ...more] = [original, rewritten, ...allowed.texts].map(readProse)
  if (!was || !is) throw new Error('every text has contents')
  const comparison = { original, rewritten, was, is, more, near: allowed.nearby ?? [] }
  for (const check of checks) {
    const message = finders[check](comparison)
    if (message) return { check, message }
  }
  return undefined
}

function completeness({ original, rewritten }: Comparison): string | undefined {
  const ends = /[.!?:;…)"”’'\]`$*_]$/
  const broken = ends.test(original.trim()) && !ends.test(rewritten.trim())
  return broken ? 'The new text ended in the middle of a sentence.' : undefined
}

// Controls and format characters show nothing, or turn what stands after them (Unicode Cc, Cf, tags).
const hidden = /(?![\n\t])[\p{Cc}\p{Cf}]/u

const proseNodes = new Set([
  'root',
  'paragraph',
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'inlineMath',
  'link',
  'list',
  'listItem',
  'break',
])

function markup({ original, rewritten, was, is }: Comparison): string | undefined {
  if (hidden.test(rewritten) && !hidden.test(original)) return 'The new text held invisible characters.'
  const foreign = [...is.nodes].find((type) => !proseNodes.has(type) && !was.nodes.has(type))
  if (foreign) return `The new text held something other than prose (${foreign}).`
  return is.deepest > 24 ? 'The new text was nested too deeply.' : undefined
}

function markers({ is }: Comparison): string | undefined {
  return /\[\[\s*block/i.test(is.text) ? 'A marker stood inside the new text.' : undefined
}

function code(texts: Comparison): string | undefined {
  return difference('a piece of code', texts, ({ code }) => code)
}

function formula(texts: Comparison): string | undefined {
  return difference('a formula', texts, ({ formulas }) => formulas)
}

function links(texts: Comparison): string | undefined {
  return difference('a link', texts, ({ links }) => links)
}

function numbers(texts: Comparison): string | undefined {
  return difference('a number', texts, ({ text }) => numbersIn(text))
}

function difference(
  name: string,
  { was, is, more }: Comparison,
  read: (contents: Contents) => string[],
): string | undefined {
  const [old, fresh] = [read(was), read(is)]
  const lost = old.find((item) => !fresh.includes(item))
  if (lost !== undefined) return `The new text lost ${name}: ${lost}`
  const known = [...old, ...more.flatMap(read)]
  const added = fresh.find((item) => !known.includes(item))
  return added === undefined ? undefined : `The new text added ${name}: ${added}`
}

function names({ was, is, more, near }: Comparison): string | undefined {
  // A word that stands anywhere in the book's own text, in whatever case, is no invention.
  const known = [was.text, ...more.map(({ text }) => text), ...near].join('\n').toLowerCase()
  const added = namesIn(is.text).find((name) => !known.includes(name.toLowerCase()))
  if (added !== undefined) return `The new text added a name: ${added}`
  const text = is.text.toLowerCase()
  const lost = namesIn(was.text).find((name) => /\d/.test(name) && !text.includes(name.toLowerCase()))
  return lost === undefined ? undefined : `The new text lost a name: ${lost}`
}

function negation({ was, is }: Comparison): string | undefined {
  const [old, fresh] = [polaritiesIn(was.text), polaritiesIn(is.text)]
  const lost = old.find((polarity) => !fresh.includes(polarity))
  if (lost) return `The new text lost a “${lost}”.`
  const added = fresh.find((polarity) => !old.includes(polarity))
  return added ? `The new text added a “${added}”.` : undefined
}

function length({ was, is }: Comparison): string | undefined {
  const [least, most] = [Math.floor(was.words * 0.35) - 5, was.words * 2.5 + 30]
  return is.words >= least && is.words <= most ? undefined : `The new text had ${is.words} words for ${was.words}.`
}

const forbidden =
  /\bas an ai\b|\blanguage model\b|\b(?:since|because|as) you(?: are|['’]re) (?:an?|new)\b|\bfor (?:beginners|experts|novices)\b|\bhere (?:is|['’]s) the (?:rewritten|revised)\b|\brewritten section\b|\bthe reader\b/i

function phrases({ was, is }: Comparison): string | undefined {
  const found = forbidden.exec(is.text)?.[0]
  if (!found || was.text.toLowerCase().includes(found.toLowerCase())) return undefined
  return `The new text spoke of itself or of who reads it: “${found}”.`
}
