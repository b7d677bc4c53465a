import type { JSONWebKeySet, JWK } from 'jose'
import { z } from 'zod'
import { readBody } from '@/lib/body'

const patience = 3000
/** Some hundred keys. */
const most = 65_536

/** Members are not looked at before a token names their key: one that is none leaves the others good (RFC 7517 §5). */
const Document = z.object({ keys: z.array(z.custom<JWK>((key) => typeof key === 'object' && key !== null)) })

/**
 * The key set at an address, of at most 64 KB, within three seconds. It is not followed elsewhere.
 * @throws whatever keeps it from being read
 */
export async function fetchKeySet(url: string): Promise<JSONWebKeySet> {
  const response = await fetch(url, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(patience),
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new Error(`The key set at ${url} was answered with ${response.status}.`)
  }
  return Document.parse(JSON.parse(new TextDecoder().decode(await readBody(response, most))))
}
