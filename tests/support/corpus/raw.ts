import { once } from 'node:events'
import { connect } from 'node:net'
import type { Target } from './forge'

/** Requests that no client of HTTP would send, byte by byte, and the status each is answered with. */
export function rawRequests({ good }: Target): { name: string; status: number; bytes: Buffer }[] {
  const request = (head: string[], first = 'POST /api/personalize HTTP/1.1') => {
    const body = '{"chapter":"sensing"}'
    const always = [
      'Host: lectern',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
    ]
    return Buffer.from(`${[first, ...always, ...head].join('\r\n')}\r\n\r\n${body}`, 'latin1')
  }
  const token = `Authorization: Bearer ${good}`
  const all: Record<string, [number, Buffer]> = {
    'a bad token before a good one': [401, request(['Authorization: Bearer a.b.c', token])],
    'an empty header before a good token': [401, request(['Authorization:', token])],
    'a token on a second line': [400, request(['Authorization: Bearer', ` ${good}`])],
    'a zero in the token': [400, request([`Authorization: Bearer ${good.slice(0, 20)}\0${good.slice(20)}`])],
    'a space before the colon': [400, request([`Authorization : Bearer ${good}`])],
    'a token without its header': [400, request([`Bearer ${good}`])],
    'letters beyond ASCII': [401, request(['Authorization: Bearer \xe4.\xf6.\xfc'])],
    'twenty kilobytes of token': [431, request([`Authorization: Bearer ${'A'.repeat(20_000)}`])],
    'a thousand headers': [
      431,
      request([token, ...Array.from({ length: 1000 }, (_, n) => `X-Header-${n}: some value`)]),
    ],
    'a length said twice': [400, request([token, 'Content-Length: 2'])],
    'a length and pieces': [400, request([token, 'Transfer-Encoding: chunked'])],
    'a method in lower case': [400, request([token], 'post /api/personalize HTTP/1.1')],
    'a version that is none': [400, request([token], 'POST /api/personalize HTTP/9.9')],
    'no path': [400, request([token], 'POST HTTP/1.1')],
  }
  return Object.entries(all).map(([name, [status, bytes]]) => ({ name, status, bytes }))
}

/** The status of the answer to some bytes. */
export async function sendRaw(url: string, bytes: Buffer): Promise<number> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const pieces: Buffer[] = []
  socket.on('data', (piece) => pieces.push(piece))
  socket.write(bytes)
  await once(socket, 'close')
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(Buffer.concat(pieces).toString('latin1'))?.[1])
}
