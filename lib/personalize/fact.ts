import type { Comparison } from './form'
import { findTurned } from './polarity'
import { type Contents, once } from './prose'
import { numbersIn } from './quantity'
import { countedIn, countsIn } from './statement'
import { findChange } from './tally'
import { namesIn } from './wording'

export function code(texts: Comparison): string | undefined {
  return changed('a piece of code', texts, ({ code }) => code)
}

export function formula(texts: Comparison): string | undefined {
  return changed('a formula', texts, ({ formulas }) => formulas)
}

export function links(texts: Comparison): string | undefined {
  return changed('a link', texts, ({ links }) => links) ?? swapped(texts)
}

function changed(name: string, { was, is, more }: Comparison, read: (contents: Contents) => string[]) {
  return findChange(name, read(was), read(is), more.flatMap(read))
}

// Its words are those of one link, its address is that of another.
function swapped({ was, is, more }: Comparison): string | undefined {
  const known = [was, ...more].flatMap(({ linked }) => linked)
  const wrong = is.linked.find(({ says, address }) => {
    const alike = known.filter((link) => link.says.toLowerCase() === says.toLowerCase())
    return alike.length > 0 && !alike.some((link) => link.address === address)
  })
  return wrong && `led a link elsewhere: ${wrong.says}`
}

const numbersOf = once(({ text }) => numbersIn(text))

export function numbers(texts: Comparison): string | undefined {
  const { was, is, more } = texts
  const [old, fresh] = [was, is].map(numbersOf)
  const [spelled, respelled] = [was, is].map(countsIn)
  if (!old || !fresh || !spelled || !respelled) throw new Error('both texts have numbers')
  // "2 counts" and "two counts" say the same.
  const before = old.filter((number) => fresh.includes(number) || !respelled.has(number))
  const after = fresh.filter((number) => old.includes(number) || !spelled.has(number))
  const known = more.flatMap(numbersOf)
  return findChange('a number', before, after, known) ?? miscounted(texts)
}

function miscounted({ was, is }: Comparison): string | undefined {
  const recounted = countedIn(is)
  for (const [thing, counts] of countedIn(was)) {
    const now = [...(recounted.get(thing) ?? [])]
    if (now.length > 0 && !now.some((count) => counts.has(count)))
      return `counted otherwise (${thing}): ${now.join(', ')} for ${[...counts].join(', ')}`
  }
  return undefined
}

const namesOf = once(({ text }) => namesIn(text))

export function names({ was, is, more, allowed: { nearby = [] } }: Comparison): string | undefined {
  // A word that stands anywhere in the book's own text, in whatever case, is no invention.
  const known = [was.text, ...more.map(({ text }) => text), ...nearby].join('\n').toLowerCase()
  const added = namesOf(is).find((name) => !known.includes(name.toLowerCase()))
  if (added !== undefined) return `added a name: ${added}`
  // A link may be called otherwise, for its address stands for what it names.
  const [text, linked] = [is.text.toLowerCase(), was.linked.map(({ says }) => says).join('\n')]
  const lost = namesOf(was).find((name) => !text.includes(name.toLowerCase()) && !linked.includes(name))
  return lost === undefined ? undefined : `lost a name: ${lost}`
}

export function negation({ was, is, more }: Comparison): string | undefined {
  return findTurned(was, is, more)
}
