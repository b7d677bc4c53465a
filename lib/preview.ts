import { theBook } from '@/lib/book/open'
import { listPins, removePin, storePin } from '@/lib/db/pin'
import type { Reader } from '@/lib/db/quota'
import { LecternError } from '@/lib/errors'
import { counted } from '@/lib/observe'
import { editorialAnswer } from '@/lib/personalize/engines/editorial'
import type { SlotData } from '@/lib/personalize/events'
import { checkSections, type Means, personalize } from '@/lib/personalize/personalize'
import { faultsOfPin, pinKey, pinKeys, pinnedAnswer, sectionVersion } from '@/lib/personalize/pin'
import { type Plan, type PlannedSection, planReading } from '@/lib/personalize/plan'
import { previewOf } from '@/lib/personalize/preview'
import type { PinRequest, PreviewDocument, PreviewRequest } from '@/lib/personalize/preview-form'
import { profileOf } from '@/lib/personalize/profile'
import { foldReading } from '@/lib/personalize/stream'
import { priceOf } from '@/lib/price'
import { runtime } from '@/lib/runtime'

type Wanted = Pick<PreviewRequest, 'chapter' | 'sections' | 'software' | 'hardware'>

/**
 * A chapter as somebody would have it, with all that decides it. What is approved goes before what a model has written,
 * and that before what editors wrote; nothing is generated, unless `ask` says so: then as for a reader, and it is kept.
 * @throws {LecternError} `chapter_unknown`, `section_unknown`, `rate_limited`, and what the database's failures are called
 */
export async function readPreview(
  editor: Reader,
  wanted: PreviewRequest,
  signal: AbortSignal,
): Promise<PreviewDocument> {
  const { takeTurn, meansOf, database, engine } = runtime()
  const book = theBook()
  const plan = await planFor(wanted)
  const { chapter, profile } = plan
  const turn = await takeTurn(editor, pinKeys(book, plan))
  const means = { ...(await meansOf(editor, turn)), book }
  const answers = wanted.ask ? await askModel(plan, means, signal) : undefined
  const price = engine.model ? priceOf(engine.model) : undefined
  const sections = await Promise.all(
    plan.sections.map(async (planned) => {
      const key = pinKey(book, chapter.slug, planned)
      const answer = answers?.get(planned.section.id) ?? (await answerOf(plan, planned, means, key))
      const preview = previewOf(chapter, planned, answer, { model: engine.model, price })
      return { ...preview, ...(key && { key }), pinned: key !== undefined && turn.pins[key] !== undefined }
    }),
  )
  const pins = (await listPins(await database(), chapter.slug)).map(
    ({ key, section, profile, createdAt, version }) => ({
      key,
      section,
      profile,
      since: createdAt.toISOString(),
      lapsed: version !== sectionVersion(book, chapter.slug, section),
    }),
  )
  return { chapter: chapter.slug, revision: chapter.revision, title: chapter.title, profile, engine, sections, pins }
}

/**
 * Approves a version of a section for readers like this one.
 * @throws {LecternError} `body_invalid` with what the checks found, and as `readPreview`
 */
export async function pinVersion(editor: Reader, { section, slots, ...wanted }: PinRequest): Promise<void> {
  const { takeTurn, database } = runtime()
  const plan = await planFor({ ...wanted, sections: [section] })
  const [planned] = plan.sections
  const { slug } = plan.chapter
  const key = planned && pinKey(theBook(), slug, planned)
  if (!planned || !key) throw refused([{ path: 'section', message: 'Nothing in it is rewritten for this reader.' }])
  await takeTurn(editor)
  const faults = Object.entries(faultsOfPin(planned, slots))
  if (faults.length > 0) throw refused(faults.map(([slot, { message }]) => ({ path: `slots.${slot}`, message })))
  const version = sectionVersion(theBook(), slug, section)
  const row = { key, chapter: slug, section, version, profile: plan.profile, content: slots }
  await storePin(await database(), editor.subject, row, new Date())
}

/** Takes an approval back. */
export async function unpinVersion(editor: Reader, key: string): Promise<void> {
  const { takeTurn, database } = runtime()
  await takeTurn(editor)
  await removePin(await database(), editor.subject, key, new Date())
}

async function planFor(wanted: Wanted): Promise<Plan> {
  const book = theBook()
  const chapter = await book.readChapter(wanted.chapter)
  checkSections(chapter, wanted)
  const { software: softwareBackground, hardware: hardwareBackground } = wanted
  const profile = profileOf({ softwareBackground, hardwareBackground }, book.vocabulary)
  return planReading(book, chapter, profile, wanted.sections && new Set(wanted.sections))
}

async function answerOf(
  { chapter }: Plan,
  planned: PlannedSection,
  { engine, pins }: Means,
  key = '',
): Promise<SlotData[]> {
  const texts = pins?.get(key)
  const pinned = texts && pinnedAnswer(planned, texts)
  return (pinned ?? (await engine.find(chapter, planned)) ?? editorialAnswer(planned)).slots
}

async function askModel(plan: Plan, means: Means, signal: AbortSignal): Promise<Map<string, SlotData[]>> {
  const leave = runtime().readings.enter()
  const { chapter, profile } = plan
  const request = { chapter: chapter.slug, sections: plan.sections.map(({ section }) => section.id) }
  // An approved version would stand in for what the model writes.
  const events = personalize(chapter, profile, request, { ...means, pins: undefined }, signal)
  const { sections } = await foldReading(counted(events, priceOf, leave))
  return new Map(sections.map(({ id, slots }) => [id, slots]))
}

function refused(errors: { path: string; message: string }[]): LecternError {
  return new LecternError('body_invalid', 'This version cannot be approved; see errors.', { errors })
}
