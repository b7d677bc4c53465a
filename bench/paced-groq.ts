import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { createParser } from 'eventsource-parser'
import { z } from 'zod'
import { GroqServer } from '@/tests/support/groq-server'

/** A token is about four characters. */
export const tokensOf = (text: string) => Math.ceil(text.length / 4)

export const pace = { firstToken: 250, tokensPerSecond: 400 }
const beat = 10

/** One request, as the provider saw it. */
export type Call = { heading: string; body: string; text: string }

export type PacedGroq = { url: string; calls: Call[]; stop(): Promise<void> }

const Body = z.object({ messages: z.array(z.object({ content: z.string() })) })
const Heading = z.object({ heading: z.string() })
const Chunk = z.object({ choices: z.array(z.object({ delta: z.object({ content: z.string().optional() }) })) })

/**
 * The suite's stand-in for Groq, its answers sent on by the clock: however busy the machine is, a token is due when it
 * is due. Its own pace counts words and drifts with the timers.
 */
export async function startPacedGroq(): Promise<PacedGroq> {
  const groq = await GroqServer.start()
  groq.pace = { firstToken: 0, tokensPerSecond: 1e9 }
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    const arrived = performance.now()
    const body = await bodyOf(request)
    const answer = await fetch(`${groq.url}${request.url}`, { method: 'POST', body })
    const { text, last } = await readCompletion(answer)
    calls.push({ heading: headingOf(body), body, text })
    await sendPaced(response, text, last, arrived)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('it listens on a port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    async stop() {
      server.closeAllConnections()
      server.close()
      await groq.stop()
    },
  }
}

/** Asks the provider itself; tells after how many milliseconds a text has come, or all of it. */
export async function timeCompletion(url: string, body: string, until?: string): Promise<{ ms: number; text: string }> {
  const started = performance.now()
  const answer = await fetch(`${url}/openai/v1/chat/completions`, { method: 'POST', body })
  let text = ''
  for await (const { content } of chunksOf(answer)) {
    text += content
    if (until !== undefined && text.includes(until)) break
  }
  return { ms: performance.now() - started, text }
}

async function sendPaced(response: ServerResponse, text: string, last: string, arrived: number): Promise<void> {
  const letters = (pace.tokensPerSecond * 4) / 1000
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
  for (let sent = 0; sent < text.length && !response.destroyed; ) {
    const due = Math.floor((performance.now() - arrived - pace.firstToken) * letters)
    if (due > sent) {
      const content = text.slice(sent, due)
      response.write(`data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { content } }] })}\n\n`)
      sent += content.length
    }
    await pause(due > 0 ? beat : Math.max(1, pace.firstToken - (performance.now() - arrived)))
  }
  response.end(`data: ${last}\n\ndata: [DONE]\n\n`)
}

async function readCompletion(answer: Response): Promise<{ text: string; last: string }> {
  let [text, last] = ['', '']
  for await (const { content, data } of chunksOf(answer)) {
    text += content
    last = data
  }
  return { text, last }
}

async function* chunksOf(answer: Response): AsyncGenerator<{ content: string; data: string }> {
  const parsed: string[] = []
  const parser = createParser({ onEvent: ({ data }) => parsed.push(data) })
  const decoder = new TextDecoder()
  for await (const bytes of answer.body ?? []) {
    parser.feed(decoder.decode(bytes, { stream: true }))
    for (const data of parsed.splice(0)) {
      if (data === '[DONE]') continue
      yield { content: Chunk.parse(JSON.parse(data)).choices[0]?.delta.content ?? '', data }
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function headingOf(body: string): string {
  return Heading.parse(JSON.parse(Body.parse(JSON.parse(body)).messages.at(-1)?.content ?? '')).heading
}
