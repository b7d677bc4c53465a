const problems = {
  400: 'body_invalid, section_unknown, address_invalid',
  401: 'token_missing, token_invalid, token_expired; with a challenge (RFC 6750)',
  403: 'editors_only',
  404: 'chapter_unknown',
  405: 'method_not_allowed; with Allow',
  406: 'not_acceptable',
  413: 'body_too_large',
  415: 'type_unsupported',
  429: 'rate_limited; with Retry-After',
  503: 'keys_unavailable, database_unavailable, not_migrated',
}

/** For who shows a reader's token, for who has the session's cookie, and for who knows a secret of the settings. */
export const byToken = { security: [{ token: [] }] }
export const bySession = { security: [{ session: [] }] }
export const bySecret = { security: [{ secret: [] }] }

/** What an address may refuse with, as problem documents. */
export function refusals(...statuses: (keyof typeof problems)[]) {
  return Object.fromEntries(statuses.map((status) => [status, problem(problems[status])]))
}

export function problem(codes: string) {
  return answer(codes, 'Problem', 'application/problem+json')
}

/** An answer, with the name of its schema where it has one, or with its type where it has no schema. */
export function answer(description: string, schema?: string, type = 'application/json') {
  return { description, content: { [type]: { schema: schema ? reference(schema) : { type: 'string' } } } }
}

/** A JSON body that has to be sent. */
export function body(schema: string) {
  return { requestBody: { required: true, content: { 'application/json': { schema: reference(schema) } } } }
}

export function reference(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}

/** An answer that who has it already need not be sent again. */
export function kept(given: ReturnType<typeof answer>) {
  return { 200: { ...given, headers: { ETag: { schema: { type: 'string' } } } }, 304: { description: 'What you have' } }
}
