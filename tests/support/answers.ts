import type { IncomingMessage, ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { serve } from './reading'

export type Answer = (response: ServerResponse, request: IncomingMessage, body: string) => void

/** A server that gives one answer after another, the last again and again, and keeps what it was asked. */
export async function serving(...answers: Answer[]) {
  const asked: { headers: IncomingMessage['headers']; body: string }[] = []
  const server = await serve(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const answer = answers[Math.min(asked.length, answers.length - 1)]
    asked.push({ headers: request.headers, body })
    answer?.(response, request, body)
  })
  onTestFinished(server.close)
  return { asked, fetcher: server.fetcher }
}

export const streaming =
  (...parts: string[]): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const part of parts) response.write(part)
    response.end()
  }

export const problem =
  (status: number, code: string, headers = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/problem+json', ...headers })
    response.end(JSON.stringify({ type: 'about:blank', title: code, status, detail: `It is ${code}.`, code }))
  }

/** Everything that is yielded. */
export async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const event of events) list.push(event)
  return list
}
