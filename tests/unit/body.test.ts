import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { LecternError } from '@/lib/errors'
import { readJson } from '@/lib/http'
import { PersonalizeRequest } from '@/lib/personalize/events'

const address = 'https://book.example/api/personalize'
const post = (body: BodyInit, headers: HeadersInit = { 'content-type': 'application/json' }) =>
  new Request(address, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

describe('a body', () => {
  const code = (cause: unknown) => (cause instanceof LecternError ? cause.code : cause)
  const read = (request: Request) => readJson(request, PersonalizeRequest).catch(code)
  const chunked = (chunks: string[]) => {
    const encoder = new TextEncoder()
    const stream = new ReadableStream({
      pull: (controller) => {
        const chunk = chunks.shift()
        if (chunk === undefined) controller.close()
        else controller.enqueue(encoder.encode(chunk))
      },
    })
    return post(stream)
  }

  test.each(['application/json', 'Application/JSON; charset=utf-8', 'application/json;charset=utf-8'])(
    'of the type %s is read',
    async (type) => {
      expect(await read(post('{"chapter":"sensing"}', { 'content-type': type }))).toEqual({ chapter: 'sensing' })
    },
  )

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'of the type %j is refused, whatever stands in it',
    async (type) => {
      expect(await read(post(new Blob(['{"chapter":"sensing"}']), { 'content-type': type }))).toBe('type_unsupported')
    },
  )

  test('that says it is compressed is refused', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    expect(await read(post('{"chapter":"sensing"}', headers))).toBe('type_unsupported')
  })

  const filled = (bytes: number) => `{"chapter":"sensing"${' '.repeat(bytes - 21)}}`

  test('of 16 KB is read, and of a byte more refused, whether its length is told or not', async () => {
    const most = 16 * 1024
    expect(filled(most)).toHaveLength(most)
    for (const request of [post(filled(most)), chunked([filled(most).slice(0, 9), filled(most).slice(9)])])
      expect(await read(request)).toEqual({ chapter: 'sensing' })
    for (const request of [post(filled(most + 1)), chunked([filled(most), ' '])])
      expect(await read(request)).toBe('body_too_large')
  })

  test('without an end is refused before it has ended', async () => {
    let pulled = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(new Uint8Array(1024))
      },
    })
    expect(await read(post(endless))).toBe('body_too_large')
    expect(pulled).toBeLessThan(30)
  })

  test.each(['', '{', 'null', '[]', '"sensing"', '{"chapter":1}', '{}', '\u0000', '{"chapter":""}'])(
    'that is %j is refused',
    async (body) => expect(await read(post(body))).toBe('body_invalid'),
  )

  test('that is not UTF-8 is refused', async () => {
    expect(await read(post(new Uint8Array([0x7b, 0xff, 0x7d])))).toBe('body_invalid')
  })

  test.each([
    ['a field that is not known', { chapter: 'a', admin: true }, ''],
    ['no sections', { chapter: 'a', sections: [] }, 'sections'],
    ['a section twice', { chapter: 'a', sections: ['b', 'b'] }, 'sections'],
    ['a section that is no text', { chapter: 'a', sections: [1] }, 'sections.0'],
    ['a shift without sections', { chapter: 'a', shift: 1 }, 'shift'],
    ['a shift too far', { chapter: 'a', sections: ['b'], shift: 2 }, 'shift'],
    ['no shift at all', { chapter: 'a', sections: ['b'], shift: 0 }, 'shift'],
  ])('with %s is refused, and the fault is placed', async (_, body, path) => {
    const refused = await readJson(post(JSON.stringify(body)), PersonalizeRequest).catch((cause: unknown) => cause)
    expect(refused).toMatchObject({ code: 'body_invalid', errors: [{ path }] })
  })

  test('is given as its schema understands it', async () => {
    const schema = z.object({ count: z.coerce.number() })
    expect(await readJson(post('{"count":"3"}'), schema)).toEqual({ count: 3 })
  })
})
