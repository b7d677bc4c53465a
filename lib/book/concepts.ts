import { z } from 'zod'

export const levels = ['none', 'beginner', 'intermediate', 'expert'] as const
/** What a reader may know of a domain; `unknown` where nothing was said. */
export type Level = (typeof levels)[number] | 'unknown'

const DomainCondition = z.strictObject({
  /** Any of these anchors. */
  anchors: z.array(z.string()).min(1).optional(),
  /** Any of these levels. */
  levels: z.array(z.enum(levels)).min(1).optional(),
})

/** For whom something is written. Every domain and every list that is named must match. */
export const Condition = z.strictObject({ software: DomainCondition.optional(), hardware: DomainCondition.optional() })
export type Condition = z.infer<typeof Condition>

/** An idea that the book teaches in one section and may lean on in others. */
export const Concept = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  /** `<slug>#<section id>` of the section that teaches it. */
  section: z.string().regex(/^[a-z0-9-]+#\S+$/),
  requires: z.array(z.string()).default([]),
  terms: z.array(z.string()).min(1),
  /** One plain sentence. */
  means: z.string(),
})
export type Concept = z.infer<typeof Concept>

/** Plain text, for where nothing is drawn. */
const plain = /^[^`$*[\]]*$/

/** An editor's note from what a reader knows to what the book teaches; or `skip`: what is left to keep of it. */
export const Bridge = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    concept: z.string(),
    for: Condition.refine((value) => value.software || value.hardware, 'names at least one domain'),
    kind: z.enum(['analogy', 'contrast', 'pitfall', 'try', 'skip']),
    place: z.enum(['before', 'after']).default('after'),
    text: z.string().trim().min(1),
    /** Where the analogy breaks down. */
    limits: z.string().trim().min(1).regex(plain, 'is plain text, without code, formulas or links').optional(),
  })
  .refine((bridge) => bridge.kind !== 'analogy' || bridge.limits, 'an analogy says where it breaks down: add limits')
  .refine(
    ({ kind, for: { software, hardware } }) =>
      kind !== 'skip' || [software, hardware].every((each) => !each || each.levels?.join() === 'expert'),
    'only experts skip: each domain it names has levels: [expert]',
  )
  .refine(({ kind, text }) => kind !== 'skip' || plain.test(text), 'what to keep is plain text, in one line')
export type Bridge = z.infer<typeof Bridge>

/** A bridge that is shown as a note. */
export type NoteBridge = Bridge & { kind: Exclude<Bridge['kind'], 'skip'> }

export function isNote(bridge: Bridge): bridge is NoteBridge {
  return bridge.kind !== 'skip'
}

/**
 * Reads the short form of a condition, as components carry it: `hardware: none, beginner; software: python`.
 * @throws {Error} where a domain is not one of the two
 */
export function conditionOf(text: string): Condition {
  const parts = text.split(';').filter((part) => part.trim() !== '')
  if (parts.length === 0) throw new Error('A condition says for whom: hardware: none, beginner.')
  const entries = parts.map((each) => {
    const [domain = '', list = ''] = each.split(':')
    const words = list
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean)
    const named = words.filter((word) => isLevel(word))
    const anchors = words.filter((word) => !isLevel(word))
    if (words.length === 0) throw new Error(`"${each.trim()}" names nobody; say for whom: hardware: none, beginner.`)
    return [domain.trim(), { ...(named.length && { levels: named }), ...(anchors.length && { anchors }) }]
  })
  return Condition.parse(Object.fromEntries(entries))
}

function isLevel(word: string): boolean {
  return (levels as readonly string[]).includes(word)
}
