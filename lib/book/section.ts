/** Whose knowledge a section needs. */
export type Domain = 'software' | 'hardware' | 'both'

/** A run of prose between blocks: what personalization may change. */
export type Slot = {
  /** `<section>.<n>`, n from 0. */
  id: string
  /** The author's prose as GFM. */
  markdown: string
  words: number
  /** Why it is never rewritten, if it is not. */
  held?: 'footnote' | 'component' | 'image' | 'expression' | 'marker'
  /** For whom the aside around it was written: `hardware: none, beginner`. */
  condition?: string
  /** What an editor wrote in its place for some readers. */
  variants?: { for: string; markdown: string }[]
}

/** A protected node as a model is told of it; numbered from 1 in its section. */
export type Block = { number: number; kind: string; language?: string; first?: string; size?: string }

/** The order of a section: its slots and blocks as they stand. */
export type Part = { slot: string } | { block: number }

/** What stands before the first level-two heading, or a level-two heading and what follows it. */
export type Section = {
  id: string
  heading: string
  domain: Domain
  /** 1 basics, 2 normal, 3 demanding. */
  level: number
  /** What it teaches: ids of concepts. */
  concepts: string[]
  verbatim: boolean
  slots: Slot[]
  blocks: Block[]
  parts: Part[]
}

/** The section in one string: its prose, and one marker line for each block. */
export function sectionText(section: Section): string {
  const prose = new Map(section.slots.map((slot) => [slot.id, slot.markdown]))
  return section.parts
    .map((part) => ('slot' in part ? (prose.get(part.slot) ?? '') : `[[block:${part.block}]]`))
    .join('\n\n')
}

/** How many words of prose the section has. */
export function sectionWords(section: Section): number {
  return section.slots.reduce((sum, slot) => sum + slot.words, 0)
}
