import { type Contents, once } from './prose'
import { clauseOf, type Statements, statementsOf, type Word } from './statement'

/** A word that turns or binds what is said, and those that may do so in its place. */
type Polarity = { name: string; own: RegExp; others: RegExp }

const polarities: Polarity[] = [
  {
    name: 'not',
    own: /^(?:not|no|cannot|none|nothing|nobody|nowhere|neither|nor|without)$|n['’]t$/,
    others: /^(?:never|hardly|rarely|unable|impossible|lack(?:s|ing)?|fails?|absent|avoids?|prevents?|beyond|than)$/,
  },
  { name: 'never', own: /^never$/, others: /^ever$/ },
  { name: 'must', own: /^must$/, others: /^(?:.+ to|shall|required?|requires)$/ },
  { name: 'only', own: /^only$/, others: /^(?:just|solely|merely|alone|sole|single|exclusively|except|until|unless)$/ },
  { name: 'unless', own: /^unless$/, others: /^(?:except|until|without)$/ },
]

/** Words this near to a term bear on it. */
const reach = 5
const mostTerms = 3

/**
 * Finds a “not”, “never”, “must”, “only” or “unless” that new prose has lost or gained: one beside a term that both
 * texts have, or else, where they share no such term, a kind that only one of them has at all.
 * @param around other texts that the new one may draw on
 */
export function findTurned(was: Contents, is: Contents, around: Contents[]): string | undefined {
  for (const [place, { name }] of polarities.entries()) {
    const [old, fresh] = [was, is].map((contents) => usesOf(contents)[place])
    if (!old || !fresh) throw new Error('both texts have uses')
    const lost = old.bound.find((words) => {
      const shared = words.filter(({ term = '' }) => fresh.terms.has(term))
      return shared.length > 0 ? !shared.some((word) => isNear(fresh, word)) : !fresh.any
    })
    if (lost) return `lost a “${name}” (${said(lost)})`
    const known = [old, ...around.flatMap((contents) => usesOf(contents)[place] ?? [])]
    const added = fresh.bound.find((words) => {
      const term = firstIn(old, words)
      if (!term) return !old.any && !words.some((word) => known.some((uses) => isNear(uses, word)))
      return !fresh.terms.get(term)?.apart && !known.some(({ terms }) => terms.get(term)?.near)
    })
    if (added) return `added a “${name}” (${said(added)})`
  }
  return undefined
}

/** The nearest of the terms that a text has too. */
function firstIn({ terms }: Uses, words: Word[]): string | undefined {
  return words.find(({ term = '' }) => terms.has(term))?.term
}

function isNear({ terms }: Uses, { term = '' }: Word): boolean {
  return terms.get(term)?.near ?? false
}

/** How a text uses a polarity: what each use bears on, and whether each term stands near one, or apart from any. */
type Uses = { any: boolean; bound: Word[][]; terms: Map<string, { near: boolean; apart: boolean }> }

const usesOf = once((contents) => polarities.map((polarity) => usesIn(polarity, statementsOf(contents))))

function usesIn({ own, others }: Polarity, statements: Statements): Uses {
  const uses: Uses = { any: false, bound: [], terms: new Map() }
  for (const statement of statements) {
    const places = statement.flatMap(({ text }, place) => (own.test(text) || others.test(text) ? [place] : []))
    uses.any ||= places.length > 0
    for (const place of places) if (own.test(statement[place]?.text ?? '')) uses.bound.push(boundAt(statement, place))
    for (const [place, { term }] of statement.entries()) {
      if (!term) continue
      const near = places.some((other) => Math.abs(other - place) <= reach)
      const so = uses.terms.get(term) ?? { near: false, apart: false }
      uses.terms.set(term, { near: so.near || near, apart: so.apart || !near })
    }
  }
  return uses
}

// The terms after it in its clause, or before it where none follow.
function boundAt(statement: Word[], place: number): Word[] {
  const terms = (words: Word[]) => clauseOf(words.slice(0, reach)).filter(({ term }) => term)
  const after = terms(statement.slice(place + 1))
  const bound = after.length > 0 ? after : terms(statement.slice(0, place).reverse())
  return bound.slice(0, mostTerms)
}

function said(words: Word[]): string {
  return words.map(({ text }) => text).join(' ')
}
