import type { Chapter } from '@/lib/book/chapter'
import type { Engine } from '@/lib/personalize/engine'
import { allowedIn } from '@/lib/personalize/engines/verdict'
import { type PlannedSection, planReading } from '@/lib/personalize/plan'
import { keyOf, promptOf } from '@/lib/personalize/prompt'
import { generatedSlot } from '@/lib/personalize/slot'
import { encodeReading, foldReading } from '@/lib/personalize/stream'
import { findFault } from '@/lib/personalize/verify'
import { book, profile, readEvents, readingOf, sensing } from '@/tests/support/book'
import { rewrite } from '@/tests/support/groq-rewrite'
import { engineOver, scripted } from '@/tests/support/model'
import { sharedInMemory } from '@/tests/support/shared'
import { printTable, spread } from './figures'

// How much of the processor is ours in a chapter, and where does it go? In one process, with a provider that answers
// at once and a cache in memory, so neither of them counts. Processor time, not the clock's: others may use the machine.
const rounds = 9
const reader = profile('none', 'none')
const { complete } = scripted(rewrite)

const filled = sharedInMemory()
const warm = engineOver(complete, { shared: filled.shared })
await whole(sensing, warm)
const sections = planReading(book, sensing, reader).sections.filter(({ slots }) => slots.some(({ rewrite }) => rewrite))
const events = await readEvents(sensing, reader, warm)

console.log(
  `chapter "${sensing.slug}", ${sections.length} sections from the model; CPU ms a chapter, ${rounds} rounds, median (least to most)`,
)
printTable([
  ['whole chapters', 'CPU ms'],
  ['generated, as a stream', await measure(() => streamed(again(), engineOver(complete)))],
  ['cached, first of its profile in a process', await measure(() => whole(again(), engineOver(complete, filled)))],
  ['cached, every later one', await measure(() => whole(sensing, warm))],
])
console.log()
printTable([
  ['parts of them, each alone', 'CPU ms'],
  ['plan, retrieval included', await measure(() => planReading(book, again(), reader))],
  ['prompt and key', await measure(() => sections.map(keyed))],
  ['verify, once', await measure(() => sections.map(verify))],
  ['draw as HTML, once', await measure(() => sections.map(draw))],
  ['encode as a stream', await measure(() => exhaust(encodeReading(replay(), refuse)))],
  ['fold and encode as JSON', await measure(async () => JSON.stringify(await foldReading(replay())))],
])

/** The chapter as one that no plan is remembered for. */
function again(): Chapter {
  return { ...sensing, sections: [...sensing.sections] }
}

async function whole(chapter: Chapter, engine: Engine): Promise<void> {
  JSON.stringify(await foldReading(readingOf(chapter, reader, engine)))
}

async function streamed(chapter: Chapter, engine: Engine): Promise<void> {
  await exhaust(encodeReading(readingOf(chapter, reader, engine), refuse))
}

function keyed(planned: PlannedSection): string {
  return keyOf(promptOf(sensing, planned), 'first', {})
}

function verify(planned: PlannedSection): void {
  const allowed = allowedIn(planned)
  for (const { slot, rewrite: asked } of planned.slots) {
    const fault = asked && findFault(slot.markdown, rewrite(slot.markdown), allowed)
    if (fault) throw new Error(`${slot.id}: ${fault.message}`)
  }
}

function draw(planned: PlannedSection): void {
  for (const slot of planned.slots) {
    if (slot.rewrite) generatedSlot(planned, slot, rewrite(slot.slot.markdown), 'cached')
  }
}

async function* replay() {
  yield* events
}

async function exhaust(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}

function refuse(cause: unknown): never {
  throw cause
}

async function measure(work: () => unknown): Promise<string> {
  for (let n = 0; n < 3; n += 1) await work()
  const spent: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    spent.push((user + system) / 1000)
  }
  return spread(spent, 1)
}
