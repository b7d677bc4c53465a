import { createHash } from 'node:crypto'

/**
 * The answer with a text that stays as it is until the book or the settings change: with a strong validator made of the
 * text (RFC 9110 §8.8.3), the same on every instance. Who has it already is answered 304 before Next, since what is made
 * with the build is sent without asking a route.
 */
export function documentOf(text: string, type: string, headers: Record<string, string> = {}): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  return new Response(text, { headers: { 'content-type': type, etag, ...headers } })
}

/** Whether who sends this If-None-Match has what this validator is of; by the weak comparison (RFC 9110 §13.1.2). */
export function isHad(etag: string, ifNoneMatch: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag))
}
