import { isQuantity } from './quantity'

// What verification reads from plain text: names, and turns of phrase that no prose of a book has.

const word = /[\p{L}\d][\p{L}\d+#]*(?:[-./][\p{L}\d]+)*/gu
const opens = /(?:^|[.!?:;…]["”’')\]]*\s+|["“‘(]\s*|\n\s*)$/u

/**
 * The names of a text: part numbers and versions ("MPU-6050", "C++17"), acronyms, and capitalised words that do not
 * open a sentence.
 */
export function namesIn(text: string): string[] {
  return [...text.matchAll(word)].flatMap(({ 0: found, index }) => {
    const bare = found.replace(/['’]s$/, '')
    if (bare.length < 2 || /^\d+(?:[.,/-]\d+)*$/.test(bare) || isQuantity(bare)) return []
    const mixed = /\p{L}/u.test(bare) && (/\d/.test(bare) || /\p{Lu}.*\p{Lu}/u.test(bare))
    const capital = /^\p{Lu}/u.test(bare) && !opens.test(text.slice(Math.max(0, index - 4), index))
    return mixed || capital ? [bare] : []
  })
}

const forbidden = [
  // Of the writer.
  /\bas an ai\b|\blanguage model\b/i,
  /\bI(?:['’](?:m|ll|ve)| (?:am|can(?:not|['’]t)|could not|will(?: not)?|won['’]t|do not|don['’]t|have|must|apologi[sz]e))\b/,
  /\b(?:I['’]?m sorry|sorry, but|my apologies|unable to (?:help|assist|comply|rewrite))\b/i,
  // Of who reads.
  /\b(?:since|because|as) you(?: are|['’]re) (?:an?|new)\b|\bfor (?:beginners|experts|novices)\b|\bthe reader\b/i,
  // Of the task.
  /\b(?:here|below) (?:is|['’]s|are) the (?:rewritten|revised|section|text)\b|\bhere['’]s the (?:rewritten|revised)\b/i,
  /\brewritten (?:section|version|text|prose)\b|^(?:sure|certainly)[,!:]|\bas (?:you )?requested\b/i,
]

/** The first turn of phrase in which a text speaks of its writer, its reader or its task. */
export function findAside(text: string): string | undefined {
  return forbidden.map((pattern) => pattern.exec(text.trim())?.[0]).find((found) => found !== undefined)
}
