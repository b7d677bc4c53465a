import { z } from 'zod'

// The events of a reading, as `POST /api/personalize` sends them and the OpenAPI document describes them.

export const Level = z.enum(['unknown', 'none', 'beginner', 'intermediate', 'expert'])
const Knowledge = z.object({ level: Level, anchors: z.array(z.string()) })
/** What was understood of a reader: two domains, never averaged. */
export const Profile = z.object({ software: Knowledge, hardware: Knowledge })
export type Profile = z.infer<typeof Profile>

export const Shift = z.union([z.literal(-1), z.literal(1)])
export type Shift = z.infer<typeof Shift>

export const EngineName = z.object({ name: z.enum(['groq', 'editorial']), model: z.string().optional() })
export type EngineName = z.infer<typeof EngineName>

export const Treatment = z.enum(['as-written', 'bridged', 'collapsed', 'rewritten'])
export type Treatment = z.infer<typeof Treatment>
export const Source = z.enum(['original', 'authored', 'generated', 'cached'])
export type Source = z.infer<typeof Source>
export const Outcome = z.enum(['reverted', 'generated', 'cached', 'authored', 'original'])
export type Outcome = z.infer<typeof Outcome>

export const checks = [
  'markers',
  'code',
  'formula',
  'links',
  'numbers',
  'names',
  'negation',
  'length',
  'phrases',
  'completeness',
  'markup',
  'provider',
  'deadline',
  'quota',
] as const
export const Check = z.enum(checks)
export type Check = z.infer<typeof Check>

export const Citation = z.object({ chapter: z.string(), anchor: z.string(), title: z.string() })
export type Citation = z.infer<typeof Citation>

export const Reason = z.object({ fact: z.string(), text: z.string() })
export type Reason = z.infer<typeof Reason>

export const Note = z.object({
  id: z.string(),
  kind: z.enum(['analogy', 'contrast', 'pitfall', 'try', 'prerequisite', 'related']),
  place: z.enum(['before', 'after']),
  markdown: z.string(),
  html: z.string(),
  limits: z.string().optional(),
})
export type Note = z.infer<typeof Note>

const PlannedSection = z.object({
  id: z.string(),
  heading: z.string(),
  domain: z.enum(['software', 'hardware', 'both']),
  slots: z.array(z.string()),
})

export const PlanData = z.object({
  chapter: z.string(),
  revision: z.string(),
  title: z.string(),
  profile: Profile,
  shift: Shift.optional(),
  engine: EngineName,
  sections: z.array(PlannedSection),
})
export type PlanData = z.infer<typeof PlanData>

export const SlotData = z.object({
  slot: z.string(),
  section: z.string(),
  treatment: Treatment,
  source: Source,
  markdown: z.string(),
  html: z.string(),
  notes: z.array(Note),
  summary: z.string().optional(),
  reasons: z.array(Reason),
  citations: z.array(Citation),
  reverted: z.object({ check: Check, message: z.string() }).optional(),
})
export type SlotData = z.infer<typeof SlotData>

export const SectionData = z.object({
  section: z.string(),
  outcome: Outcome,
  model: z.string().optional(),
  /** Milliseconds from the request to the section's last slot. */
  ms: z.number(),
})
export type SectionData = z.infer<typeof SectionData>

export const Result = z.enum(['partial', 'personalized', 'original'])

export const Receipt = z.object({
  chapter: z.string(),
  revision: z.string(),
  profile: Profile,
  shift: Shift.optional(),
  engine: EngineName,
  promptVersion: z.string(),
  checks: z.array(Check),
  reverted: z.array(z.object({ slot: z.string(), check: Check })),
})

export const Usage = z.object({
  /** Sections. */
  generated: z.number(),
  /** Sections. */
  cached: z.number(),
  promptTokens: z.number(),
  completionTokens: z.number(),
  /** Generated sections left to this reader today. */
  remaining: z.number(),
  /** When it is full again (RFC 3339). */
  resetsAt: z.string(),
})
export type Usage = z.infer<typeof Usage>

export const DoneData = z.object({ result: Result, receipt: Receipt, usage: Usage })

/** A problem document (RFC 9457). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type DoneData = z.infer<typeof DoneData>
export type Problem = z.infer<typeof Problem>

export type PlanEvent = { event: 'plan'; data: PlanData }
export type SlotEvent = { event: 'slot'; data: SlotData }
export type SectionEvent = { event: 'section'; data: SectionData }
export type DoneEvent = { event: 'done'; data: DoneData }
export type ErrorEvent = { event: 'error'; data: Problem }
/** One message of a reading. Exactly one `done` or `error` ends it. */
export type ReadingEvent = PlanEvent | SlotEvent | SectionEvent | DoneEvent | ErrorEvent

const AnsweredSection = PlannedSection.extend(SectionData.omit({ section: true }).shape).extend({
  slots: z.array(SlotData),
})
/** The whole reading in one document: the folded stream. */
export const ReadingDocument = PlanData.extend({ sections: z.array(AnsweredSection) }).extend(DoneData.shape)
export type ReadingDocument = z.infer<typeof ReadingDocument>

/** What a reader asks for. */
export const PersonalizeRequest = z
  .strictObject({
    /** Its slug, or one that it had before. */
    chapter: z.string().min(1).max(200),
    sections: z
      .array(z.string().min(1).max(200))
      .min(1)
      .max(500)
      .refine((ids) => new Set(ids).size === ids.length, 'names a section twice')
      .meta({ uniqueItems: true })
      .optional(),
    shift: Shift.optional(),
  })
  .refine((request) => request.shift === undefined || request.sections, {
    message: 'goes only together with sections',
    path: ['shift'],
  })
export type PersonalizeRequest = z.infer<typeof PersonalizeRequest>

/** A reader's word on a section. */
export const FeedbackRequest = z.strictObject({
  chapter: z.string().min(1).max(200),
  section: z.string().min(1).max(200),
  verdict: z.enum(['clearer', 'not-clearer', 'wrong']),
})
