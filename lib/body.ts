import { LecternError } from './errors'

/**
 * Reads the body of a request or an answer up to a limit; one of unknown length counts as it comes.
 * @param most bytes
 * @throws {LecternError} `body_too_large`
 */
export async function readBody(message: Request | Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(message.headers.get('content-length')) > most) throw tooLarge(most)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of message.body ?? []) {
    size += chunk.byteLength
    if (size > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function tooLarge(most: number): LecternError {
  return new LecternError('body_too_large', `The body may have at most ${most} bytes.`)
}
