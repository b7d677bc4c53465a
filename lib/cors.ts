/** What a page of another origin may send, and what it may read beside the body. */
const sent = 'authorization, content-type, accept, last-event-id'
const read = 'Retry-After, WWW-Authenticate'
const seconds = 600

/**
 * Lets pages of the named origins read an answer (Fetch §3.3), never with cookies. Where none is named the answer stays
 * as it is; else it says that it depends on the origin, lest a cache give one origin's answer to another.
 */
export function shareAnswer(request: Request, answer: Response, origins: readonly string[]): Response {
  if (origins.length === 0) return answer
  answer.headers.append('vary', 'Origin')
  const origin = grantedOrigin(request, origins)
  if (!origin) return answer
  answer.headers.set('access-control-allow-origin', origin)
  answer.headers.set('access-control-expose-headers', read)
  return answer
}

/** Answers OPTIONS: the methods there are and, where a page of a named origin asks before it sends, that it may. */
export function answerOptions(request: Request, methods: string, origins: readonly string[]): Response {
  const answer = shareAnswer(request, new Response(null, { status: 204, headers: { allow: methods } }), origins)
  if (!grantedOrigin(request, origins) || !request.headers.has('access-control-request-method')) return answer
  answer.headers.set('access-control-allow-methods', methods)
  answer.headers.set('access-control-allow-headers', sent)
  answer.headers.set('access-control-max-age', String(seconds))
  return answer
}

function grantedOrigin(request: Request, origins: readonly string[]): string | undefined {
  return origins.find((origin) => origin === request.headers.get('origin'))
}
