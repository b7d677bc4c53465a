import { createHash, timingSafeEqual } from 'node:crypto'
import { LecternError } from '@/lib/errors'

/**
 * Lets pass only who sends a secret of the settings as a bearer token. Where the settings have none, there is nothing
 * at the address.
 * @throws {LecternError} `address_unknown`, `token_missing`, `token_invalid`
 */
export function requireSecret(request: Request, secret: string | undefined): void {
  if (!secret) throw new LecternError('address_unknown', 'There is nothing at this address.')
  const [, given] = /^Bearer +(.+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (!given) throw new LecternError('token_missing', 'Send the secret of the settings as a bearer token.')
  const hash = (text: string) => createHash('sha256').update(text).digest()
  if (!timingSafeEqual(hash(given), hash(secret)))
    throw new LecternError('token_invalid', 'This is not the secret of the settings.')
}
