import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type GroqFault, isTextFault, refuse, spoil } from './groq-fault'
import { rewrite } from './groq-rewrite'

const Prompt = z.object({
  model: z.string(),
  stream: z.literal(true),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).min(1),
})
const Section = z.object({ heading: z.string(), section: z.string() })

/** One request for a completion, and what became of it. */
export type Asked = {
  heading: string
  section: string
  model: string
  headers: IncomingHttpHeaders
  /** The body as it came. */
  body: string
  /** The messages in it. */
  told: string[]
  /** The text that was sent back, as far as it got. */
  sent: string
  /** The run of prose that a fault spoiled, if only one. */
  run?: number
  closed: Promise<{ aborted: boolean }>
}

type Hold = { share: number; released: Promise<void>; release(): void }

/**
 * Stands in for Groq over HTTP. It is a faithful rewriter at a set pace, unless told of a fault or to hold back,
 * each for the section with a heading.
 */
export class GroqServer {
  readonly asked: Asked[] = []
  pace = { firstToken: 5, tokensPerSecond: 4000 }
  /** Tokens a minute that it says it allows, in the headers of its answers. */
  allows?: number
  #faults = new Map<string, GroqFault>()
  #holds = new Map<string, Hold>()
  #open = 0
  #waiting: (() => void)[] = []
  #server = createServer((request, response) => void this.#answer(request, response))

  /** @param port where it was before, for one that comes back */
  static async start(port = 0): Promise<GroqServer> {
    const groq = new GroqServer()
    groq.#server.listen(port, '127.0.0.1')
    await once(groq.#server, 'listening')
    return groq
  }

  get url(): string {
    const address = this.#server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  }

  /** Requests that are not answered to the end yet. */
  get open(): number {
    return this.#open
  }

  /** How often a section was asked for. */
  count(heading: string): number {
    return this.asked.filter((each) => each.heading === heading).length
  }

  /** @param model whose completions alone have the fault; of all models, if it is not given */
  fail(heading: string, fault: GroqFault, model = ''): void {
    this.#faults.set(heading + model, fault)
  }

  /** Stops a section's completion after a share of its text until the given function is called. */
  hold(heading: string, share = 0): () => void {
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    this.#holds.set(heading, { share, released, release })
    return () => {
      this.#holds.delete(heading)
      release()
    }
  }

  /** Faithful again; what is held goes on. */
  mend(): void {
    this.#faults.clear()
    for (const { release } of this.#holds.values()) release()
    this.#holds.clear()
  }

  /** Resolves when a section has been asked for `times` times. */
  async untilAsked(heading: string, times = 1): Promise<Asked> {
    while (this.count(heading) < times) await this.#nextAsked()
    const found = this.asked.filter((each) => each.heading === heading)[times - 1]
    if (!found) throw new Error('it was counted')
    return found
  }

  /** Resolves when so many completions have been asked for in all. */
  async untilAll(times: number): Promise<void> {
    while (this.asked.length < times) await this.#nextAsked()
  }

  #nextAsked(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  async stop(): Promise<void> {
    this.mend()
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    if (request.method !== 'POST' || request.url !== '/openai/v1/chat/completions') {
      response.writeHead(404).end(JSON.stringify({ error: { message: `no ${request.url}`, code: 'not_found' } }))
      return
    }
    const { model, messages } = Prompt.parse(JSON.parse(body))
    const { heading, section } = Section.parse(JSON.parse(messages.at(-1)?.content ?? ''))
    const closed = once(response, 'close').then(() => ({ aborted: !response.writableFinished }))
    const told = messages.map(({ content }) => content)
    const asked: Asked = { heading, section, model, headers: request.headers, body, told, sent: '', closed }
    this.asked.push(asked)
    for (const resolve of this.#waiting.splice(0)) resolve()
    this.#open += 1
    await this.#complete(asked, response)
    await closed
    this.#open -= 1
  }

  async #complete(asked: Asked, response: ServerResponse): Promise<void> {
    const fault = this.#faults.get(asked.heading + asked.model) ?? this.#faults.get(asked.heading)
    if (fault === '429 for a moment') this.#faults.delete(asked.heading)
    if (fault === 'hang before headers' || refuse(response, fault)) return
    const allowed = this.allows && { 'x-ratelimit-limit-tokens': String(this.allows) }
    response.writeHead(200, { 'content-type': 'text/event-stream', ...allowed })
    response.flushHeaders()
    if (fault === 'hang after headers') return
    await pause(this.pace.firstToken)
    if (fault === 'empty choices') say(response, { id: 'c', choices: [] })
    else if (fault === 'tool call') say(response, chunk({ tool_calls: [{ index: 0, function: { name: 'search' } }] }))
    else if (fault === 'error event') response.write('event: error\ndata: {"error":{"message":"over capacity"}}\n\n')
    else if (fault === 'empty content') say(response, chunk({ content: '' }))
    else await this.#write(asked, response, fault)
    if (response.destroyed || fault === 'hang mid-stream') return
    if (fault === 'cut stream') response.destroy()
    else if (fault === 'early end') response.end()
    else {
      const last =
        fault === 'empty choices' ? { id: 'c', choices: [] } : chunk({}, fault === 'truncated' ? 'length' : 'stop')
      say(response, { ...last, x_groq: { id: 'r', usage: usageOf(asked) } })
      response.end('data: [DONE]\n\n')
    }
  }

  async #write(asked: Asked, response: ServerResponse, fault: GroqFault | undefined): Promise<void> {
    const faithful = { text: rewrite(asked.section), run: undefined }
    const { text, run } = fault && isTextFault(fault) ? spoil(faithful.text, fault, asked.told) : faithful
    asked.run = run
    const half = fault && /hang mid|cut|early|truncated|malformed/.test(fault)
    const tokens = (half ? text.slice(0, text.length * 0.6) : text).match(/\s*\S+|\s+$/g) ?? []
    const hold = this.#holds.get(asked.heading)
    const beat = fault === 'drip' ? 100 : 10
    const batch = fault === 'drip' ? 1 : Math.max(1, Math.round(this.pace.tokensPerSecond * (beat / 1000)))
    const held = hold ? Math.ceil(tokens.length * hold.share) : tokens.length
    for (let at = 0, end = 0; at < tokens.length && !response.destroyed; at = end) {
      if (at >= held) await hold?.released
      end = Math.min(at + batch, at < held ? held : tokens.length)
      const content = tokens.slice(at, end).join('')
      asked.sent += content
      say(response, chunk({ content }))
      await pause(beat)
    }
    if (fault === 'malformed event') response.write('data: {"choices": [{"delta":\n\n')
  }
}

function chunk(delta: object, finish: string | null = null) {
  return { id: 'c', object: 'chat.completion.chunk', model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] }
}

function say(response: ServerResponse, data: object): void {
  response.write(`data: ${JSON.stringify(data)}\n\n`)
}

function usageOf({ body, sent }: Asked) {
  const [prompt, completion] = [Math.ceil(body.length / 4), Math.ceil(sent.length / 4)]
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion }
}
