import { expect } from 'vitest'
import { Problem } from './contract'

/** Checks that a response is the problem document of a code, kept by no cache and granted to no foreign page. */
export async function expectRefusal(response: Response, status: number, code: string): Promise<Problem> {
  const text = await response.text()
  expect({ status: response.status, type: response.headers.get('content-type') }, text).toEqual({
    status,
    type: 'application/problem+json',
  })
  const problem = Problem.parse(JSON.parse(text))
  expect(problem).toMatchObject({ status, code })
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
  const challenge = response.headers.get('www-authenticate')
  if (status !== 401) expect(challenge).toBeNull()
  // RFC 6750 §3.1: an error code only for who showed a token.
  else if (code === 'token_missing') expect(challenge).toMatch(/^Bearer(?!.*error=)/)
  else expect(challenge).toMatch(/^Bearer .*error="invalid_token"/)
  return problem
}
