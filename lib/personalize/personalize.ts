import type { Book } from '@/lib/book/book'
import type { Chapter } from '@/lib/book/chapter'
import { LecternError } from '@/lib/errors'
import { traced, tracedSteps } from '@/lib/trace'
import { type Allowance, type Engine, outcomeOf, type SectionAnswer, type SectionEnd } from './engine'
import type { DoneEvent, PersonalizeRequest, PlanEvent, Profile, ReadingEvent, SlotData } from './events'
import { mergeInOrder } from './merge'
import { type Pins, pinKey, pinnedAnswer } from './pin'
import { type Plan, type PlannedSection, planReading } from './plan'
import { promptVersion } from './prompt'
import { slotChecks } from './verify'

/** What a reading is made with. */
export type Means = {
  book: Book
  engine: Engine
  allowance: Allowance & { left(): { remaining: number; resetsAt: string } }
  /** What editors have approved for this reader. */
  pins?: Pins
  /** Sections worked on at once. */
  concurrency: number
  /** Milliseconds on a clock that only goes forward. */
  clock: () => number
  /** Notes, for editors, what sections came to. */
  record: (chapter: string, counts: { section: string; what: string }[]) => Promise<void>
}

/** What the sections have come to, for the end of the reading. */
type Tally = { slots: SlotData[]; ends: (SectionEnd & { section: string })[] }

/**
 * Checks what is asked for against the chapter, before anything is answered.
 * @throws {LecternError} `section_unknown`
 */
export function checkSections(chapter: Chapter, { sections }: PersonalizeRequest): void {
  const unknown = sections?.find((id) => !chapter.sections.some((section) => section.id === id))
  if (unknown !== undefined)
    throw new LecternError('section_unknown', `"${chapter.title}" has no section "${unknown}".`)
}

/**
 * A chapter for one reader, as events: the plan, the slots as they are ready, what each section came to, the end.
 * Every slot of the plan is answered once. Ends early only by the signal.
 */
export async function* personalize(
  chapter: Chapter,
  profile: Profile,
  request: PersonalizeRequest,
  means: Means,
  signal: AbortSignal,
): AsyncGenerator<ReadingEvent, void, undefined> {
  const started = means.clock()
  const only = request.sections && new Set(request.sections)
  const plan = traced('plan', () => planReading(means.book, chapter, profile, only, request.shift))
  yield planEvent(plan, means.engine)
  const tally: Tally = { slots: [], ends: [] }
  const open: (() => AsyncGenerator<ReadingEvent>)[] = []
  // What is known already comes first, at once and whole: a cached chapter waits for nothing.
  for (const planned of plan.sections) {
    const known = findPinned(means, chapter.slug, planned) ?? means.engine.recall(planned)
    if (known) for (const event of tell(planned, known, means.clock() - started, tally)) yield event
    else open.push(() => answerSection(plan, planned, means, started, tally, signal))
  }
  yield* mergeInOrder(open, means.concurrency)
  await means.record(chapter.slug, countsOf(tally))
  yield doneEvent(plan, means.engine, tally, means.allowance.left())
}

function findPinned({ book, pins }: Means, chapter: string, planned: PlannedSection): SectionAnswer | undefined {
  if (!pins?.size) return undefined
  const texts = pins.get(pinKey(book, chapter, planned) ?? '')
  return texts && pinnedAnswer(planned, texts)
}

// Only what was made or failed in this reading: a cached chapter writes nothing.
function countsOf({ slots, ends }: Tally): { section: string; what: string }[] {
  const reverted = slots.flatMap(({ section, reverted }) => (reverted ? [{ section, what: reverted.check }] : []))
  const generated = ends
    .filter(({ made }) => made === 'generated')
    .map(({ section }) => ({ section, what: 'generated' }))
  return [...generated, ...reverted]
}

function planEvent({ chapter, profile, shift, sections }: Plan, engine: Engine): PlanEvent {
  const planned = sections.map(({ section: { id, heading, domain }, slots }) => ({
    id,
    heading,
    domain,
    slots: slots.map(({ slot }) => slot.id),
  }))
  const { slug, revision, title } = chapter
  return {
    event: 'plan',
    data: { chapter: slug, revision, title, profile, ...(shift && { shift }), engine: engine.name, sections: planned },
  }
}

function tell(planned: PlannedSection, { slots, end }: SectionAnswer, ms: number, tally: Tally): ReadingEvent[] {
  const told = slots.map((data): ReadingEvent => ({ event: 'slot', data }))
  return [...told, endEvent(planned, { slots, end }, ms, tally)]
}

async function* answerSection(
  { chapter }: Plan,
  planned: PlannedSection,
  { engine, allowance, clock }: Means,
  started: number,
  tally: Tally,
  signal: AbortSignal,
): AsyncGenerator<ReadingEvent, void, undefined> {
  const slots: SlotData[] = []
  const answers = tracedSteps('section', engine.answer({ chapter, planned, allowance, signal }), (end) => ({
    'lectern.section': planned.section.id,
    'lectern.made': end.made ?? 'editorial',
    'gen_ai.usage.input_tokens': end.promptTokens,
    'gen_ai.usage.output_tokens': end.completionTokens,
  }))
  let step = await answers.next()
  for (; !step.done; step = await answers.next()) {
    slots.push(step.value)
    yield { event: 'slot', data: step.value }
  }
  yield endEvent(planned, { slots, end: step.value }, clock() - started, tally)
}

function endEvent({ section }: PlannedSection, { slots, end }: SectionAnswer, ms: number, tally: Tally): ReadingEvent {
  tally.slots.push(...slots)
  tally.ends.push({ ...end, section: section.id })
  const data = { section: section.id, outcome: outcomeOf(slots), ...(end.model && { model: end.model }) }
  return { event: 'section', data: { ...data, ms: Math.round(ms) } }
}

function doneEvent(
  { chapter, profile, shift, sections }: Plan,
  engine: Engine,
  { slots, ends }: Tally,
  left: { remaining: number; resetsAt: string },
): DoneEvent {
  const order = new Map(sections.flatMap((section) => section.slots).map(({ slot }, index) => [slot.id, index]))
  const inOrder = slots.toSorted((a, b) => (order.get(a.slot) ?? 0) - (order.get(b.slot) ?? 0))
  const reverted = inOrder.flatMap(({ slot, reverted: fault }) => (fault ? [{ slot, check: fault.check }] : []))
  const changed = slots.some(({ treatment }) => treatment !== 'as-written')
  const count = (made: SectionEnd['made']) => ends.filter((end) => end.made === made).length
  const sum = (name: 'promptTokens' | 'completionTokens') =>
    ends.reduce((total, end) => total + (end.made === 'generated' ? end[name] : 0), 0)
  return {
    event: 'done',
    data: {
      result: reverted.length > 0 ? 'partial' : changed ? 'personalized' : 'original',
      receipt: {
        chapter: chapter.slug,
        revision: chapter.revision,
        profile,
        ...(shift && { shift }),
        engine: engine.name,
        promptVersion,
        checks: engine.name.name === 'groq' ? [...slotChecks] : [],
        reverted,
      },
      usage: {
        generated: count('generated'),
        cached: count('cached'),
        promptTokens: sum('promptTokens'),
        completionTokens: sum('completionTokens'),
        ...left,
      },
    },
  }
}
