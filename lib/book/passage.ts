import { z } from 'zod'

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
