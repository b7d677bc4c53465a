import { randomUUID } from 'node:crypto'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { z } from 'zod'
import { breaches, Done, Plan, Reading, SectionEnd, Slot } from './contract'

// An outsider: knows the addresses and the contract, and has nothing but fetch.

export type Background = { software: string; hardware: string }
export type Reader = { cookie: string; token: string; name: string; email: string; password: string }
export type Event = { id: string; event: string; data: unknown }

const Token = z.strictObject({ token: z.string() })

export async function signUp(url: string, { software, hardware }: Background): Promise<Reader> {
  const name = 'Wilhelmina Quist'
  const email = `${randomUUID()}@readers.example`
  const password = 'a long and quiet password'
  const account = { name, email, password, software_background: software, hardware_background: hardware }
  const response = await postAuth(url, 'sign-up/email', account)
  const cookie = await cookieOf(response)
  return { cookie, token: await fetchToken(url, cookie), name, email, password }
}

export async function signIn(url: string, { email, password }: Reader): Promise<string> {
  return cookieOf(await postAuth(url, 'sign-in/email', { email, password }))
}

/** Sends what changes an account, as a page of this site would. */
export function postAuth(url: string, path: string, body: object, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: url, ...(cookie && { cookie }) }
  return fetch(`${url}/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

export async function fetchToken(url: string, cookie: string): Promise<string> {
  const response = await fetch(`${url}/auth/token`, { headers: { cookie } })
  if (!response.ok) throw new Error(`/auth/token answered ${response.status}: ${await response.text()}`)
  return Token.parse(await response.json()).token
}

type Asking = { accept?: string; headers?: Record<string, string>; signal?: AbortSignal }

export function personalize(url: string, token: string, body: unknown, asking: Asking = {}): Promise<Response> {
  const { accept = 'application/json', headers, signal } = asking
  const sent = { 'content-type': 'application/json', authorization: `Bearer ${token}`, accept, ...headers }
  return fetch(`${url}/api/personalize`, { method: 'POST', headers: sent, body: JSON.stringify(body), signal })
}

/** A reading as one document, checked against the contract. */
export async function readDocument(url: string, token: string, body: unknown): Promise<Reading> {
  const response = await personalize(url, token, body)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`the reading was refused: ${text}`)
  return lawful(JSON.parse(text))
}

/** A reading from its stream, checked against the contract. */
export async function readStream(url: string, token: string, body: unknown, asking?: Asking): Promise<Reading> {
  const all: Event[] = []
  const response = await personalize(url, token, body, { ...asking, accept: 'text/event-stream' })
  for await (const event of events(response)) all.push(event)
  return fold(all)
}

export function streamReading(url: string, token: string, body: unknown, asking?: Asking): Promise<Response> {
  return personalize(url, token, body, { ...asking, accept: 'text/event-stream' })
}

/** The events of an answer as they come. */
export async function* events(response: Response, onComment?: () => void): AsyncGenerator<Event, void, undefined> {
  const type = response.headers.get('content-type')
  if (!type?.startsWith('text/event-stream')) throw new Error(`no stream but ${type}: ${await response.text()}`)
  const parsed: EventSourceMessage[] = []
  const parser = createParser({
    onEvent: (message) => parsed.push(message),
    onComment,
    onError: (cause) => {
      throw cause
    },
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const bytes of response.body ?? []) {
    parser.feed(decoder.decode(bytes, { stream: true }))
    for (const { id = '', event = '', data } of parsed.splice(0)) yield { id, event, data: JSON.parse(data) }
  }
}

/**
 * The document that a stream amounts to, by the rules of the contract: the plan first, slots of a section in reading
 * order and before its end, everything once, one `done` last.
 */
export function fold(all: Event[]): Reading {
  const [first, ...rest] = all
  const last = rest.pop()
  if (first?.event !== 'plan' || last?.event !== 'done') throw new Error(`from ${first?.event} to ${last?.event}`)
  if (new Set(all.map(({ id }) => id)).size !== all.length) throw new Error('an id is not unique')
  const plan = Plan.parse(first.data)
  const open = new Map(plan.sections.map((section) => [section.id, { section, slots: [] as Slot[] }]))
  const ended = new Map<string, Reading['sections'][number]>()
  for (const { event, data } of rest) {
    if (event === 'slot') {
      const slot = Slot.parse(data)
      const under = open.get(slot.section)
      if (under?.section.slots[under.slots.length] !== slot.slot) throw new Error(`${slot.slot} comes out of turn`)
      under.slots.push(slot)
    } else if (event === 'section') {
      const { section: id, ...end } = SectionEnd.parse(data)
      const under = open.get(id)
      if (under?.slots.length !== under?.section.slots.length) throw new Error(`${id} ends before its last slot`)
      if (!under || !open.delete(id)) throw new Error(`${id} ends twice`)
      ended.set(id, { ...under.section, ...end, slots: under.slots })
    } else throw new Error(`an event "${event}" amid the reading`)
  }
  const sections = plan.sections.flatMap(({ id }) => ended.get(id) ?? [])
  if (sections.length !== plan.sections.length) throw new Error('a section is not answered')
  return lawful({ ...plan, sections, ...Done.parse(last.data) })
}

function lawful(data: unknown): Reading {
  const reading = Reading.parse(data)
  const broken = breaches(reading)
  if (broken.length > 0) throw new Error(`against the contract: ${broken.join('; ')}`)
  return reading
}

async function cookieOf(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`)
  // What is not read keeps its connection.
  await response.arrayBuffer()
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
