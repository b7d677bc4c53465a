import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import { sectionText } from '@/lib/book/section'
import { book, chapters } from '@/tests/support/book'
import { type Check, contents, inSlot } from './check'
import { everySlot } from './kept'
import { addedTo, type Pair } from './subject'

/** The checks of what a reader is shown and what a model is sent. */
export const shownChecks: Check[] = [
  {
    id: 'D9',
    name: 'citations',
    how: 'each was supplied, its anchor and title are the book’s, and a prerequisite names a term that stands there',
    gate: true,
    find: everySlot(citations),
  },
  {
    id: 'D10',
    name: 'warnings',
    how: 'each is a block of its own, once; nothing of it stands in a slot or under a fold',
    gate: true,
    find: everySlot(warnings),
  },
  {
    id: 'D16',
    name: 'forbidden phrases',
    how: 'nothing added speaks of itself or says what the reader is',
    gate: true,
    find: everySlot((pair) => addedTo(pair).flatMap((text) => inSlot(pair, ...phrases(text, authorsOf(pair))))),
  },
  {
    id: 'D17',
    name: 'markup',
    how: 'HTML holds only prose and MathML, no handler, style or script, and links as the Markdown has them',
    gate: true,
    find: everySlot(markup),
  },
  {
    id: 'D21',
    name: 'privacy',
    how: 'no address of anyone, and none of the reader’s own words, in a prompt or an answer',
    gate: true,
    find: ({ persona, prompts, reading }) =>
      [...prompts, JSON.stringify(reading)].flatMap((text) => told(text, persona.secrets ?? [])),
  },
  {
    id: 'D22',
    name: 'canaries',
    how: 'orders given through the form reach neither a prompt nor an answer',
    gate: true,
    find: ({ persona: { canaries }, prompts, reading }) =>
      canaries && [...prompts, JSON.stringify(reading)].flatMap((text) => told(text, canaries)),
    apart: 'for who gives no orders',
  },
]

function citations(pair: Pair): string[] {
  const { answer, planned } = pair
  const supplied = new Set([
    ...planned.passages.map(({ id }) => id),
    ...planned.section.concepts.flatMap((id) => book.concepts.get(id)?.requires ?? []).map(sectionOf),
  ])
  const wrong = answer.citations.flatMap(({ chapter, anchor, title }) => {
    const id = `${chapter}#${anchor}`
    const passage = book.passages.get(id)
    if (!passage || passage.title !== title) return [`cites what is not in the book: ${id} “${title}”`]
    return supplied.has(id) ? [] : [`cites what was not supplied: ${id}`]
  })
  const unnamed = answer.notes.filter(({ kind }) => kind === 'prerequisite').flatMap(({ id }) => namesNothing(id, pair))
  return inSlot(pair, ...wrong, ...unnamed)
}

function sectionOf(concept: string): string {
  return book.concepts.get(concept)?.section ?? ''
}

function namesNothing(note: string, { planned }: Pair): string[] {
  const concept = book.concepts.get(note.replace(`before-${planned.section.id}-`, ''))
  const [slug, id] = concept?.section.split('#') ?? []
  const section = chapters.find((each) => each.slug === slug)?.sections.find((each) => each.id === id)
  const text = section ? sectionText(section).toLowerCase() : ''
  return concept?.terms.some((term) => text.includes(term.toLowerCase())) ? [] : [`${note} names nothing that is there`]
}

function warnings(pair: Pair): string[] {
  const { blocks, parts } = pair.planned.section
  const guarded = blocks.filter(({ kind }) => ['warning', 'danger', 'caution'].includes(kind))
  const texts = [pair.answer.markdown, pair.answer.summary ?? '']
  return guarded.flatMap(({ number, first = '' }) => {
    const times = parts.filter((part) => 'block' in part && part.block === number).length
    const repeated = first !== '' && texts.some((text) => text.includes(first))
    return inSlot(
      pair,
      ...(times === 1 ? [] : ['a warning is not there once']),
      ...(repeated ? [`holds ${first}`] : []),
    )
  })
}

const forbidden =
  /\bas an ai\b|\blanguage model\b|\b(?:since|because|as) you(?: are|['’]re) an? |\byou(?: are|['’]re) (?:an? |already )?(?:beginner|novice|newcomer|expert|intermediate)\b|\bfor (?:beginners|experts|novices)\b|\b(?:here is|here['’]s) the (?:rewritten|revised)\b|\bthe reader\b/gi

// Where the author writes of a reader, say of a message, so may whoever says it anew.
function phrases(text: string, author: string): string[] {
  const found = (text.match(forbidden) ?? []).filter((phrase) => !author.includes(phrase.toLowerCase()))
  return found.map((phrase) => `says “${phrase}”`)
}

function authorsOf({ planned }: Pair): string {
  return sectionText(planned.section).toLowerCase()
}

const prose = 'p a em strong del code ul ol li br'.split(' ')
const formula =
  /^(?:math|semantics|annotation|m(?:row|i|n|o|s|text|space|sup|sub|subsup|frac|sqrt|root|over|under|underover|table|tr|td|style|padded|phantom|error|enclose|multiscripts|prescripts))$/

function markup(pair: Pair): string[] {
  const texts = [pair.answer.markdown, ...pair.answer.notes.map(({ markdown }) => markdown)]
  const links = new Set(texts.flatMap((text) => contents(text).links))
  return [pair.answer.html, ...pair.answer.notes.map(({ html }) => html)].flatMap((html) => {
    const found: string[] = []
    visit(fromHtml(html, { fragment: true }), 'element', (element) => void found.push(...wrongIn(element, links)))
    return inSlot(pair, ...found)
  })
}

function wrongIn({ tagName, properties }: Element, links: Set<string>): string[] {
  const maths = formula.test(tagName)
  // KaTeX puts its MathML into a span of its own.
  const drawn = tagName === 'span' && String(properties.className) === 'katex'
  const foreign = maths || drawn || prose.includes(tagName) ? [] : [`draws <${tagName}>`]
  const names = Object.keys(properties).filter((name) => /^on/i.test(name) || (name === 'style' && !maths))
  const { href } = properties
  const leads = typeof href === 'string' && ![...links].some((link) => sameAddress(link, href))
  return [...foreign, ...names.map((name) => `sets ${name} on <${tagName}>`), ...(leads ? [`links to ${href}`] : [])]
}

function sameAddress(link: string, href: string): boolean {
  const whole = (address: string) => new URL(address, 'https://book.invalid').href
  return whole(link) === whole(href)
}

const address = /[\w.+-]+@[\w-]+\.\w+/g

function told(text: string, words: string[]): string[] {
  const found = words.filter((word) => text.toLowerCase().includes(word.toLowerCase()))
  return [...found, ...(text.match(address) ?? [])].map((word) => `tells “${word}”`)
}
