import { createHmac } from 'node:crypto'
import { type Endpoint, findEndpoint } from './endpoint'

/** So many tries in so many seconds, which begin with the first. */
export type Allowance = { most: number; seconds: number }

/** Counts a try under a key; answers the seconds to wait when there were too many, else undefined. */
export type TakeTry = (key: string, allowance: Allowance) => Promise<number | undefined>

/** What may be tried for one mail address, by endpoint: passwords are guessed at the first, letters sent by the others. */
export const perAddress: Record<string, Allowance> = {
  '/sign-in/email': { most: 10, seconds: 60 },
  '/sign-up/email': { most: 5, seconds: 600 },
  '/request-password-reset': { most: 5, seconds: 600 },
  '/send-verification-email': { most: 5, seconds: 600 },
  '/change-email': { most: 5, seconds: 600 },
}

/**
 * Where Better Auth counts what comes from one network address, an endpoint at a time. It names the address and the
 * path as it was sent; here all paths that lead to one endpoint are one, and so are all that lead nowhere: otherwise
 * each of them had a count of its own, and a row.
 * @param endpoints asked for when the first request comes
 */
export function networkLimit(take: TakeTry, secret: string, endpoints: () => Endpoint[]) {
  return {
    async consume(key: string, { window, max }: { window: number; max: number }) {
      const at = key.indexOf('|')
      const place = findEndpoint(endpoints(), key.slice(at + 1))?.path ?? 'nowhere'
      const network = digest(secret, key.slice(0, at))
      const wait = await take(`network:${network}:${place}`, { most: max, seconds: window })
      return { allowed: wait === undefined, retryAfter: wait ?? null }
    },
  }
}

/** A name for something that must not be read from where it is kept; the same for the same as long as the secret is. */
export function digest(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}
