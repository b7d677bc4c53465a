import type { Check } from './events'
import { code, formula, links, names, negation, numbers } from './fact'
import { type Allowed, completeness, length, markers, markup, phrases } from './form'
import { isParsable, marksIn, readProse } from './prose'

/** What is wrong with a piece of new prose, and the check that found it. */
export type Fault = { check: Check; message: string }

/** The checks that new prose goes through, in order. Each says what the new text does wrong, or nothing. */
const finders = { completeness, markup, markers, phrases, code, formula, links, numbers, names, negation, length }

/** Their names, as a receipt lists them. */
export const slotChecks = [
  'completeness',
  'markup',
  'markers',
  'phrases',
  'code',
  'formula',
  'links',
  'numbers',
  'names',
  'negation',
  'length',
] as const satisfies (Check & keyof typeof finders)[]
export type SlotCheck = (typeof slotChecks)[number]

/**
 * Compares new prose with the author's on their syntax trees. The author's own prose always passes. What is too long
 * or too full of markup to be honest is refused before it is parsed, so the work stays in proportion to the author's.
 * @param checks those to make; all of them, but where one is to be shown to be needed
 * @returns the first fault, or undefined where there is none
 */
export function findFault(
  original: string,
  rewritten: string,
  allowed: Allowed,
  checks: readonly SlotCheck[] = slotChecks,
): Fault | undefined {
  const beyond = findBeyond(original, rewritten)
  if (beyond) return beyond
  const [was, is, ...more] = [original, rewritten, ...allowed.texts].map(readProse)
  if (!was || !is) throw new Error('every text has contents')
  const comparison = { original, rewritten, was, is, more, allowed }
  for (const check of checks) {
    const found = finders[check](comparison)
    if (found) return { check, message: `The new text ${found}.` }
  }
  return undefined
}

/** What can be told of new prose without parsing it. */
function findBeyond(original: string, rewritten: string): Fault | undefined {
  if (rewritten.trim() === '') return { check: 'completeness', message: 'The new text was empty.' }
  if (rewritten.length > original.length * 3 + 600)
    return { check: 'length', message: `The new text had ${rewritten.length} characters for ${original.length}.` }
  const readable = isParsable(rewritten) && marksIn(rewritten) <= marksIn(original) * 3 + 120
  return readable ? undefined : { check: 'markup', message: 'The new text was not readable prose.' }
}
