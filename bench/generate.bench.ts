import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startApp } from '@/tests/support/app'
import { Slot } from '@/tests/support/contract'
import { type Event, events, fold, signUp, streamReading } from '@/tests/support/reader'
import { printTable, spread } from './figures'
import { pace, startPacedGroq, timeCompletion, tokensOf } from './paced-groq'

// How soon has a reader the first generated slot, and the whole chapter? Against the same provider asked directly: for
// that slot alone, and in one call for the chapter as it is written, code and all. A new server each round, so nothing
// is cached; another chapter is read first, so it is warm.
const rounds = 5
const chapter = { slug: 'sensing', path: '02-sensing.mdx' }
const warming = 'acting-and-control'
const reader = { software: 'none', hardware: 'none' }

type Reading = { first: number; whole: number; tokens: number; slot: string; section: string; sections: number }
type Round = { ours: Reading; slotAlone: number; blocking: number; blockingTokens: number }

const raw = await readFile(join(import.meta.dirname, '../content', chapter.path), 'utf8')
const groq = await startPacedGroq()
try {
  const results: Round[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const result = await measure()
    results.push(result)
    const { ours, slotAlone, blocking } = result
    console.log(
      `round ${round}: first slot ${ours.first.toFixed(0)} ms (alone ${slotAlone.toFixed(0)}), chapter ${ours.whole.toFixed(0)} ms (one call ${blocking.toFixed(0)})`,
    )
  }
  report(results)
} finally {
  await groq.stop()
}

async function measure(): Promise<Round> {
  const app = await startApp({ GROQ_API_KEY: 'bench', GROQ_BASE_URL: groq.url })
  try {
    const { token } = await signUp(app.url, reader)
    await read(app.url, token, warming)
    const ours = await read(app.url, token, chapter.slug)
    const call = groq.calls.findLast(({ text }) => text.includes(ours.slot))
    if (!call) throw new Error('the provider was never asked for the slot that came')
    const alone = await timeCompletion(groq.url, call.body, ours.slot)
    const whole = await timeCompletion(groq.url, wholeChapter())
    return { ours, slotAlone: alone.ms, blocking: whole.ms, blockingTokens: tokensOf(whole.text) }
  } finally {
    await app.stop()
  }
}

async function read(url: string, token: string, slug: string): Promise<Reading> {
  const started = performance.now()
  const elapsed = () => performance.now() - started
  const response = await streamReading(url, token, { chapter: slug })
  const all: Event[] = []
  let first: (Slot & { at: number }) | undefined
  for await (const event of events(response)) {
    all.push(event)
    if (first || event.event !== 'slot') continue
    const slot = Slot.parse(event.data)
    if (slot.source === 'generated') first = { ...slot, at: elapsed() }
  }
  const whole = elapsed()
  const { result, usage } = fold(all)
  if (result !== 'personalized' || !first) throw new Error(`"${slug}" came out ${result}`)
  const { at, markdown, section } = first
  return { first: at, whole, tokens: usage.completionTokens, slot: markdown, section, sections: usage.generated }
}

function wholeChapter(): string {
  const asked = JSON.stringify({ heading: 'The whole chapter', section: raw })
  return JSON.stringify({ model: 'bench', stream: true, messages: [{ role: 'user', content: asked }] })
}

function report(results: Round[]): void {
  const of = (read: (round: Round) => number) => results.map(read)
  const ours = results[0]?.ours
  console.log(
    `\nchapter "${chapter.slug}", ${ours?.sections} sections from the model; provider ${pace.firstToken} ms to the first token, then ${pace.tokensPerSecond} tokens/s; ${rounds} rounds, median (least to most)`,
  )
  printTable([
    ['', 'ours', 'provider alone', 'ratio'],
    [
      'first verified generated slot, ms',
      spread(
        of(({ ours }) => ours.first),
        0,
      ),
      spread(
        of(({ slotAlone }) => slotAlone),
        0,
      ),
      spread(of(({ ours, slotAlone }) => ours.first / slotAlone)),
    ],
    [
      'whole chapter, ms',
      spread(
        of(({ ours }) => ours.whole),
        0,
      ),
      spread(
        of(({ blocking }) => blocking),
        0,
      ),
      `${spread(
        of(({ ours, blocking }) => blocking / ours.whole),
        1,
      )} times sooner`,
    ],
    [
      'output tokens',
      spread(
        of(({ ours }) => ours.tokens),
        0,
      ),
      spread(
        of(({ blockingTokens }) => blockingTokens),
        0,
      ),
      spread(of(({ ours, blockingTokens }) => ours.tokens / blockingTokens)),
    ],
  ])
  console.log(`the first slot is of "${ours?.section}", ${tokensOf(ours?.slot ?? '')} tokens`)
}
