import { z } from 'zod'

// What the contract says of an answer, written down a second time: the server's own schemas are what is tested.

const level = z.enum(['unknown', 'none', 'beginner', 'intermediate', 'expert'])
const knowledge = z.strictObject({ level, anchors: z.array(z.string()) })
const profile = z.strictObject({ software: knowledge, hardware: knowledge })
const shift = z.union([z.literal(-1), z.literal(1)]).optional()
const engine = z.strictObject({ name: z.enum(['groq', 'editorial']), model: z.string().optional() })
const planned = z.strictObject({
  id: z.string().min(1),
  heading: z.string().min(1),
  domain: z.enum(['software', 'hardware', 'both']),
  slots: z.array(z.string()),
})
const ofProse = ['markers', 'code', 'formula', 'links', 'numbers', 'names', 'negation', 'length', 'phrases'] as const
const ofSource = ['completeness', 'markup', 'provider', 'deadline', 'quota'] as const
const check = z.enum([...ofProse, ...ofSource])
const note = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['analogy', 'contrast', 'pitfall', 'try', 'prerequisite', 'related']),
    place: z.enum(['before', 'after']),
    markdown: z.string().min(1),
    html: z.string().min(1),
    limits: z.string().optional(),
  })
  .refine(({ kind, limits }) => kind !== 'analogy' || limits, 'an analogy says where it breaks down')

export const Plan = z.strictObject({
  chapter: z.string(),
  revision: z.string().min(1),
  title: z.string().min(1),
  profile,
  shift,
  engine,
  sections: z.array(planned),
})

export const Slot = z
  .strictObject({
    slot: z.string(),
    section: z.string(),
    treatment: z.enum(['as-written', 'bridged', 'collapsed', 'rewritten']),
    source: z.enum(['original', 'authored', 'generated', 'cached']),
    markdown: z.string().min(1),
    html: z.string().min(1),
    notes: z.array(note),
    summary: z.string().min(1).optional(),
    reasons: z.array(
      z.strictObject({ fact: z.string().regex(/^(soft|hard)ware\.(level|anchor)=/), text: z.string().min(1) }),
    ),
    citations: z.array(z.strictObject({ chapter: z.string(), anchor: z.string().regex(/^[^#]/), title: z.string() })),
    reverted: z.strictObject({ check, message: z.string().min(1) }).optional(),
  })
  .refine((slot) => (slot.summary !== undefined) === (slot.treatment === 'collapsed'), 'a collapsed slot has a summary')
  .refine((slot) => slot.treatment === 'as-written' || slot.reasons.length > 0, 'a treatment has a reason')
  .refine((slot) => slot.source !== 'original' || slot.notes.length === 0, 'a note is authored')

const ending = {
  outcome: z.enum(['reverted', 'generated', 'cached', 'authored', 'original']),
  model: z.string().optional(),
}
export const SectionEnd = z.strictObject({ section: z.string(), ...ending, ms: z.number().nonnegative() })

export const Done = z.strictObject({
  result: z.enum(['partial', 'personalized', 'original']),
  receipt: z.strictObject({
    chapter: z.string(),
    revision: z.string(),
    profile,
    shift,
    engine,
    promptVersion: z.string(),
    checks: z.array(check),
    reverted: z.array(z.strictObject({ slot: z.string(), check })),
  }),
  usage: z.strictObject({
    generated: z.int().nonnegative(),
    cached: z.int().nonnegative(),
    promptTokens: z.int().nonnegative(),
    completionTokens: z.int().nonnegative(),
    remaining: z.int().nonnegative(),
    resetsAt: z.iso.datetime(),
  }),
})

/** A problem document (RFC 9457) with the code callers rely on. */
export const Problem = z.strictObject({
  type: z.string().min(1),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  code: z.string(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string().min(1) })).optional(),
})

const answered = z.strictObject({ ...planned.shape, ...ending, ms: z.number().nonnegative(), slots: z.array(Slot) })
export const Reading = z.strictObject({ ...Plan.shape, sections: z.array(answered), ...Done.shape })

export type Slot = z.infer<typeof Slot>
export type Problem = z.infer<typeof Problem>
export type Reading = z.infer<typeof Reading>

/** What of the contract a reading breaks that its shape alone does not show; empty where nothing is. */
export function breaches(reading: Reading): string[] {
  const { sections, receipt, result } = reading
  const slots = sections.flatMap((section) => section.slots)
  const reverted = slots.flatMap(({ slot, reverted: fault }) => (fault ? [{ slot, check: fault.check }] : []))
  const changed = slots.some(({ treatment }) => treatment !== 'as-written')
  const facts = (['software', 'hardware'] as const).flatMap((domain) => {
    const { level: known, anchors } = reading.profile[domain]
    return [`${domain}.level=${known}`, ...anchors.map((anchor) => `${domain}.anchor=${anchor}`)]
  })
  const foreign = slots.flatMap(({ reasons }) => reasons).filter(({ fact }) => !facts.includes(fact))
  const wrong: [boolean, string][] = [
    [result !== (reverted.length > 0 ? 'partial' : changed ? 'personalized' : 'original'), `result is ${result}`],
    [JSON.stringify(receipt.reverted) !== JSON.stringify(reverted), 'the receipt names other reverted slots'],
    [new Set(slots.map(({ slot }) => slot)).size !== slots.length, 'a slot is answered twice'],
    [!reading.shift && foreign.length > 0, `not a fact of this profile: ${foreign.map(({ fact }) => fact)}`],
    ...(['chapter', 'revision', 'profile', 'shift', 'engine'] as const).map((name): [boolean, string] => [
      JSON.stringify(receipt[name]) !== JSON.stringify(reading[name]),
      `the receipt has another ${name}`,
    ]),
    ...sections.flatMap(({ id, outcome, slots: own }): [boolean, string][] => [
      [own.some(({ slot, section }, n) => slot !== `${id}.${n}` || section !== id), `${id} is out of order`],
      [outcome !== outcomeOf(own), `the outcome of ${id} is ${outcome}`],
    ]),
  ]
  return wrong.flatMap(([is, message]) => (is ? [message] : []))
}

function outcomeOf(slots: Slot[]): string {
  if (slots.some((slot) => slot.reverted)) return 'reverted'
  return (
    ['generated', 'cached', 'authored'].find((source) => slots.some((slot) => slot.source === source)) ?? 'original'
  )
}
