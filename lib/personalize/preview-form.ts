import { z } from 'zod'
import { Check, EngineName, Profile, Reason, SlotData } from './events'

// What editors ask of `/api/preview` and are answered, as the OpenAPI document describes it.

const name = z.string().min(1).max(200)
/** As long as a reader's own. */
const background = z.string().max(400)
const as = { software: background, hardware: background }

/** A chapter, or some of its sections, as anybody would have it; with `ask`, a model writes what is not there yet. */
export const PreviewRequest = z
  .strictObject({
    chapter: name,
    sections: z.array(name).min(1).max(500).optional(),
    ...as,
    ask: z.boolean().default(false),
  })
  .refine(({ ask, sections }) => !ask || sections?.length === 1, {
    message: 'goes only together with one section',
    path: ['ask'],
  })
export type PreviewRequest = z.infer<typeof PreviewRequest>

/** An approved version of a section for readers like this one: new prose by slot. */
export const PinRequest = z.strictObject({
  chapter: name,
  section: name,
  ...as,
  slots: z
    .record(name, z.string().trim().min(1).max(10_000))
    .refine((slots) => Object.keys(slots).length > 0, 'names at least one slot'),
})
export type PinRequest = z.infer<typeof PinRequest>

/** Takes an approval back. */
export const UnpinRequest = z.strictObject({ key: name })

/** A check, and what it said where it found a fault. */
export const Checked = z.object({ check: Check, message: z.string().optional() })
export type Checked = z.infer<typeof Checked>

const Message = z.object({ role: z.enum(['system', 'user']), content: z.string() })

/** What a model is sent for a section, and what that may cost. */
export const PromptPreview = z.object({
  /** The model that is asked first, where one is set up. */
  model: z.string().optional(),
  messages: z.array(Message),
  /** Tokens: about as many are read, and at most as many written. */
  read: z.number(),
  written: z.number(),
  /** Dollars at list price, at most, where the price is known. */
  dollars: z.number().optional(),
})
export type PromptPreview = z.infer<typeof PromptPreview>

/** A slot as its reader has it, why it may or may not be rewritten, and what the checks said of new prose. */
export const SlotPreview = SlotData.extend({
  held: z.string().optional(),
  rewrite: z.array(Reason).optional(),
  checks: z.array(Checked).optional(),
})
export type SlotPreview = z.infer<typeof SlotPreview>

export const SectionPreview = z.object({
  id: z.string(),
  heading: z.string(),
  domain: z.enum(['software', 'hardware', 'both']),
  level: z.number(),
  concepts: z.array(z.string()),
  slots: z.array(SlotPreview),
  passages: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
  prompt: PromptPreview.optional(),
  /** The key of its approved version, or under which one would be kept. */
  key: z.string().optional(),
  pinned: z.boolean(),
})
export type SectionPreview = z.infer<typeof SectionPreview>

/** What is approved in a chapter, for whom, and whether the section has changed since. */
export const PinPreview = z.object({
  key: z.string(),
  section: z.string(),
  profile: Profile,
  since: z.string(),
  lapsed: z.boolean(),
})
export type PinPreview = z.infer<typeof PinPreview>

export const PreviewDocument = z.object({
  chapter: z.string(),
  revision: z.string(),
  title: z.string(),
  profile: Profile,
  engine: EngineName,
  sections: z.array(SectionPreview),
  pins: z.array(PinPreview),
})
export type PreviewDocument = z.infer<typeof PreviewDocument>
