import { stem } from '@/lib/book/retrieve'
import { once } from './prose'
import { countOf } from './quantity'

/** A word of a sentence; `term` is the stem of one that says something by itself. */
export type Word = { text: string; term?: string }

/** A text as sentences of words. Commas, dashes and brackets stand among them as words without a term. */
export type Statements = Word[][]

const words =
  /\b(?:ha(?:s|ve|d)|needs?|ought) to\b|\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{N}_]+(?:['’]\p{L}+)*|[.!?:;,()—\n]/giu

/** The sentences of a text; clauses apart by a colon or semicolon are sentences too. */
export const statementsOf = once(({ whole }) => cut(whole))

function cut(text: string): Statements {
  const statements: Statements = [[]]
  for (const [found] of text.matchAll(words)) {
    if (/^[.!?:;\n]$/.test(found)) statements.push([])
    else statements.at(-1)?.push(wordOf(found.toLowerCase()))
  }
  return statements.filter((statement) => statement.length > 0)
}

function wordOf(text: string): Word {
  const term = /^[,()—]$| /.test(text) ? undefined : stem(text)
  return { text, ...(term && { term }) }
}

/** The words up to the end of their clause. */
export function clauseOf(words: Word[]): Word[] {
  const end = words.findIndex(({ text }) => /^(?:[,()—]|but)$/.test(text))
  return end < 0 ? words : words.slice(0, end)
}

/** The numbers that a text has in words, as digits. */
export const countsIn = once(
  (contents) =>
    new Set(
      statementsOf(contents)
        .flat()
        .flatMap(({ text }) => countOf(text) ?? []),
    ),
)

/** What a text counts in words: the things, each with its counts ("wheel": 2, 4). */
export const countedIn = once((contents) => {
  const counted = new Map<string, Set<string>>()
  for (const statement of statementsOf(contents)) {
    for (const [place, { text }] of statement.entries()) {
      const count = countOf(text)
      const thing = count && clauseOf(statement.slice(place + 1)).find(({ term }) => term)?.term
      if (thing) counted.set(thing, (counted.get(thing) ?? new Set()).add(count))
    }
  }
  return counted
})
