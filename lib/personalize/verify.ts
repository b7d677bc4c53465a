import type { Check } from './events'
import { type Contents, contentsOf, parseProse } from './prose'

/** What is wrong with a piece of new prose, and the check that found it. */
export type Fault = { check: Check; message: string }

/** What the new prose may hold beyond the author's: passages and notes shown with it. */
export type Allowed = { texts: string[] }

/** The checks a slot goes through, in order. */
export const slotChecks = [
  'completeness',
  'markup',
  'code',
  'formula',
  'links',
  'numbers',
  'length',
  'phrases',
] as const satisfies Check[]

const longest = 30_000
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

/**
 * Compares new prose with the author's on their syntax trees. The author's own prose always passes.
 * @returns the first fault, or undefined where there is none
 */
export function findFault(original: string, rewritten: string, allowed: Allowed): Fault | undefined {
  if (rewritten.trim() === '') return { check: 'completeness', message: 'The new text was empty.' }
  if (rewritten.length > longest || /[*_[\]>~`(){}#+-]{60}/.test(rewritten))
    return { check: 'markup', message: 'The new text was not readable prose.' }
  if (hidden.test(rewritten) && !hidden.test(original))
    return { check: 'markup', message: 'The new text held invisible characters.' }
  const was = contentsOf(parseProse(original))
  const is = contentsOf(parseProse(rewritten))
  const more = allowed.texts.map((text) => contentsOf(parseProse(text)))
  return (
    completeness(original, rewritten) ??
    markup(was, is) ??
    code(was, is, more) ??
    formula(was, is, more) ??
    links(was, is, more) ??
    numbers(was, is, more) ??
    length(was, is) ??
    phrases(was, is)
  )
}

// Controls and format characters show nothing, or turn what stands after them (Unicode Cc, Cf, tags).
const hidden = /(?![\n\t])[\p{Cc}\p{Cf}]/u

function completeness(original: string, rewritten: string): Fault | undefined {
  const ends = /[.!?:;…)"”’'\]`$*_]$/
  const broken = ends.test(original.trim()) && !ends.test(rewritten.trim())
  return broken ? { check: 'completeness', message: 'The new text ended in the middle of a sentence.' } : undefined
}

function markup(was: Contents, is: Contents): Fault | undefined {
  const foreign = [...is.nodes].find((type) => !proseNodes.has(type) && !was.nodes.has(type))
  if (foreign) return { check: 'markup', message: `The new text held something other than prose (${foreign}).` }
  if (/\[\[\s*block/i.test(is.text)) return { check: 'markers', message: 'A marker stood inside the new text.' }
  return is.deepest > 24 ? { check: 'markup', message: 'The new text was nested too deeply.' } : undefined
}

function code(was: Contents, is: Contents, more: Contents[]): Fault | undefined {
  return compare(
    'code',
    'a piece of code',
    was.code,
    is.code,
    more.flatMap((each) => each.code),
  )
}

function formula(was: Contents, is: Contents, more: Contents[]): Fault | undefined {
  return compare(
    'formula',
    'a formula',
    was.formulas,
    is.formulas,
    more.flatMap((each) => each.formulas),
  )
}

function links(was: Contents, is: Contents, more: Contents[]): Fault | undefined {
  return compare(
    'links',
    'a link',
    was.links,
    is.links,
    more.flatMap((each) => each.links),
  )
}

function numbers(was: Contents, is: Contents, more: Contents[]): Fault | undefined {
  return compare(
    'numbers',
    'a number',
    numbersIn(was.text),
    numbersIn(is.text),
    more.flatMap((each) => numbersIn(each.text)),
  )
}

function compare(check: Check, name: string, was: string[], is: string[], more: string[]): Fault | undefined {
  const lost = was.find((item) => !is.includes(item))
  if (lost !== undefined) return { check, message: `The new text lost ${name}: ${lost}` }
  const added = is.find((item) => !was.includes(item) && !more.includes(item))
  return added === undefined ? undefined : { check, message: `The new text added ${name}: ${added}` }
}

// A number with the unit that follows it: "9.81 m/s", "20 kHz", "5 %". The unit alone may not change either.
function numbersIn(text: string): string[] {
  const found = text.matchAll(
    /(?<![\p{L}\d])[-+−]?\d+(?:[.,]\d+)*(?:\s?(?:%|°C?|[kMGmµun]?(?:Hz|s|m|g|V|A|W|N|J|Ω|B|bit|Pa)(?:\/s²?|²)?(?![\p{L}\d])))?/gu,
  )
  return [...found].map(([number]) => number.replace(/\s/g, '').replace('−', '-'))
}

function length(was: Contents, is: Contents): Fault | undefined {
  const [least, most] = [Math.floor(was.words * 0.35) - 5, was.words * 2.5 + 30]
  if (is.words >= least && is.words <= most) return undefined
  return { check: 'length', message: `The new text had ${is.words} words for ${was.words}.` }
}

const forbidden =
  /\bas an ai\b|\blanguage model\b|\b(?:since|because|as) you(?: are|['’]re) (?:an?|new)\b|\bfor (?:beginners|experts|novices)\b|\bhere (?:is|['’]s) the (?:rewritten|revised)\b|\brewritten section\b|\bthe reader\b/i

function phrases(was: Contents, is: Contents): Fault | undefined {
  const found = forbidden.exec(is.text)?.[0]
  if (!found || was.text.toLowerCase().includes(found.toLowerCase())) return undefined
  return { check: 'phrases', message: `The new text spoke of itself or of who reads it: “${found}”.` }
}
