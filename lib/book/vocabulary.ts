import { z } from 'zod'

const Anchor = z.strictObject({ id: z.string(), label: z.string(), aliases: z.array(z.string()).default([]) })
/** Something a reader may know well enough to be explained from. */
export type Anchor = z.infer<typeof Anchor>

const DomainWords = z.strictObject({
  label: z.string(),
  /** Words that speak of the domain as a whole: "ten years of programming". */
  noun: z.array(z.string()),
  anchors: z.array(Anchor),
})

/** The closed list of what a background can be understood to say. */
export const Vocabulary = z.strictObject({ software: DomainWords, hardware: DomainWords })
export type Vocabulary = z.infer<typeof Vocabulary>

/** What a reader can read of an anchor: its label, or the id where the book no longer has it. */
export function anchorLabel(vocabulary: Vocabulary, domain: 'software' | 'hardware', id: string): string {
  return vocabulary[domain].anchors.find((anchor) => anchor.id === id)?.label ?? id
}
