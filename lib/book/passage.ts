import { z } from 'zod'
import type { Concept } from './concepts'
import { type Section, sectionText } from './section'

/** What retrieval indexes and finds: one section of the book, cut to what a prompt can carry. */
export const Passage = z.strictObject({
  /** `<slug>#<section id>`. */
  id: z.string(),
  chapter: z.string(),
  anchor: z.string(),
  /** The server's own words for a citation. */
  title: z.string(),
  heading: z.string(),
  /** The chapter's place in the book. */
  number: z.number(),
  domain: z.enum(['software', 'hardware', 'both']),
  level: z.number(),
  concepts: z.array(z.string()),
  text: z.string(),
})
export type Passage = z.infer<typeof Passage>

/** What is searched of a passage. The excerpt is cut for prompts; what is looked for may stand further down. */
export type Searched = Pick<Passage, 'id' | 'heading' | 'text'> & {
  /** What the concepts it teaches are called and mean: an editor's other words for the same things. */
  glossary?: string
}

/** A passage as it is searched: all the prose of its section, and the concepts that it teaches. */
export function searchedOf({ id, heading }: Passage, section: Section, concepts: Concept[]): Searched {
  return { id, heading, text: proseOf(section), glossary: glossaryOf(section.concepts, concepts) }
}

/** What the concepts of these ids are called and mean, in one text. */
export function glossaryOf(ids: string[], concepts: Concept[]): string {
  const taught = concepts.filter(({ id }) => ids.includes(id))
  return taught.flatMap(({ terms, means }) => [...terms, means]).join('\n')
}

/** The section's prose without what stands between. */
export function proseOf(section: Section): string {
  return sectionText(section).replace(/\[\[block:\d+\]\]\s*/g, '')
}

/** About 250 tokens of English. */
const longestText = 1000

/** Prose cut at the end of a sentence, so that a passage reads as one. */
export function excerpt(text: string, longest = longestText): string {
  if (text.length <= longest) return text
  const end = text.slice(0, longest).search(/[.!?](?=\s[^.!?]*$)/)
  return end > 0 ? text.slice(0, end + 1) : `${text.slice(0, longest).replace(/\s+\S*$/, '')} …`
}

/** The first sentence of a passage, without the list or emphasis it may stand in. */
export function firstSentence(text: string): string {
  const [paragraph = ''] = text.replace(/\[\[block:\d+\]\]\s*/g, '').split(/\n\n/)
  const [sentence = paragraph] = paragraph.match(/^.*?[.!?](?=\s|$)/s) ?? []
  return sentence.replace(/\s+/g, ' ').trim()
}
