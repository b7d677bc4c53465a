import { type Contents, contentsOf, parseProse } from '@/lib/personalize/prose'
import type { Pair, Subject } from './subject'

/** One check of the rubric: what it finds wrong with a subject, or undefined where there is nothing it could look at. */
export type Check = {
  id: string
  name: string
  /** How it is held here, in a line. */
  how: string
  /** Whether a fault fails the run, or is only told. */
  gate: boolean
  find?: (subject: Subject) => string[] | undefined
  /** Where, or why, it has nothing to look at. */
  apart?: string
}

const read = new Map<string, Contents>()

/** What stands in a piece of prose. */
export function contents(markdown: string): Contents {
  const known = read.get(markdown) ?? contentsOf(parseProse(markdown))
  read.set(markdown, known)
  return known
}

/** The texts that new prose may draw on: passages and notes. */
export function groundsOf({ planned }: Pair): string[] {
  const notes = planned.slots.flatMap(({ notes }) => notes.map(({ markdown }) => markdown))
  return [...planned.passages.map(({ text }) => text), ...notes]
}

/** What is missing of a list, each as often as it is missing. */
export function missing(wanted: string[], found: string[]): string[] {
  const left = [...found]
  return wanted.filter((item) => {
    const place = left.indexOf(item)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}

/** A line for each fault, with the slot it is in. */
export function inSlot({ answer }: Pair, ...faults: string[]): string[] {
  return faults.map((fault) => `${answer.slot}: ${fault}`)
}

/** What was lost of some kind of thing, and what came in that nothing allows. */
export function changed(pair: Pair, name: string, kind: (contents: Contents) => string[]): string[] {
  const [was, is] = [kind(contents(pair.base)), kind(contents(pair.answer.markdown))]
  const known = [...was, ...groundsOf(pair).flatMap((text) => kind(contents(text)))]
  const added = is.filter((item) => !known.includes(item))
  return inSlot(
    pair,
    ...missing(was, is).map((item) => `lost ${name} ${item}`),
    ...added.map((item) => `added ${name} ${item}`),
  )
}

/** Kinds of Markdown that may not stand in an answer, unless the author's own prose holds them. */
export function foreignNodes(pair: Pair, kinds: string[]): string[] {
  const texts = [pair.answer.markdown, ...pair.answer.notes.map(({ markdown }) => markdown)]
  const own: Set<string> = contents(pair.base).nodes
  const found = texts.flatMap((text) => [...contents(text).nodes])
  return inSlot(pair, ...found.filter((kind) => kinds.includes(kind) && !own.has(kind)).map((kind) => `holds ${kind}`))
}
