import { createServer, type RequestListener } from 'node:http'
import type { DoneEvent, PlanEvent, ReadingEvent, SectionEvent, SlotEvent } from '@/lib/personalize/events'

const profile = {
  software: { level: 'expert', anchors: ['python'] },
  hardware: { level: 'none', anchors: [] },
} satisfies PlanEvent['data']['profile']

type PlannedSections = PlanEvent['data']['sections']

/** Two sections, of two slots and of one. */
export const twoSections: PlannedSections = [
  { id: 'start', heading: 'Sensing', domain: 'hardware', slots: ['start.0', 'start.1'] },
  { id: 'loops', heading: 'Loops', domain: 'software', slots: ['loops.0'] },
]

export function planEvent(sections: PlannedSections = twoSections, revision = 'r1'): PlanEvent {
  return {
    event: 'plan',
    data: { chapter: 'sensing', revision, title: 'Sensing', profile, engine: { name: 'groq', model: 'm' }, sections },
  }
}

export function slotEvent(slot: string, data: Partial<SlotEvent['data']> = {}): SlotEvent {
  const section = slot.replace(/\.\d+$/, '')
  const prose = { markdown: slot, html: `<p>${slot}</p>` }
  return {
    event: 'slot',
    data: {
      slot,
      section,
      treatment: 'as-written',
      source: 'original',
      ...prose,
      notes: [],
      reasons: [],
      citations: [],
      ...data,
    },
  }
}

export function sectionEvent(section: string, outcome: SectionEvent['data']['outcome'] = 'original'): SectionEvent {
  return { event: 'section', data: { section, outcome, ms: 1 } }
}

export function doneEvent(result: DoneEvent['data']['result'] = 'original', generated = 0): DoneEvent {
  const { chapter, revision, engine } = planEvent().data
  const usage = {
    generated,
    cached: 0,
    promptTokens: 0,
    completionTokens: 0,
    remaining: 9,
    resetsAt: '2030-01-01T00:00:00Z',
  }
  const receipt = { chapter, revision, profile, engine, promptVersion: '1', checks: [], reverted: [] }
  return { event: 'done', data: { result, receipt, usage } }
}

/** An event as it goes over the wire. */
export function wire({ event, data }: ReadingEvent, id = '1'): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

/** A server on a free port that answers as it is told. */
export async function serve(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`
  return {
    origin,
    /** `fetch` for a page of this server. */
    fetcher: (path: string, init?: RequestInit) => fetch(new URL(path, origin), init),
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
