import { describe, expect, test } from 'vitest'
import { answerOptions, shareAnswer } from '@/lib/cors'
import { EnvError, readEnv } from '@/lib/env'

const reader = 'https://reader.example'
const origins = [reader, 'http://localhost:5173']
const asking = (headers: Record<string, string> = {}) => new Request('https://book.example/api/x', { headers })
const about = (answer: Response) =>
  Object.fromEntries([...answer.headers].filter(([name]) => name === 'vary' || name.startsWith('access-control-')))

describe('an answer', () => {
  const answer = () => new Response('{}', { headers: { vary: 'accept' } })

  test('is shared with a page of an origin that is named, without its cookies', () => {
    expect(about(shareAnswer(asking({ origin: reader }), answer(), origins))).toEqual({
      vary: 'accept, Origin',
      'access-control-allow-origin': reader,
      'access-control-expose-headers': 'Retry-After, WWW-Authenticate',
    })
  })

  test.each([
    'null',
    'https://reader.example.evil.example',
    'https://evilreader.example',
    'https://sub.reader.example',
    'http://reader.example',
    'https://reader.example:8443',
    'https://READER.example',
    'https://reader.example/',
    'https://reader.example, http://localhost:5173',
  ])('is not shared with %s, and says that it depends on who asks', (origin) => {
    expect(about(shareAnswer(asking({ origin }), answer(), origins))).toEqual({ vary: 'accept, Origin' })
  })

  test('to no page says the same, for a cache may keep it', () => {
    expect(about(shareAnswer(asking(), answer(), origins))).toEqual({ vary: 'accept, Origin' })
  })

  test('stays as it is where no origin is named', () => {
    expect(about(shareAnswer(asking({ origin: reader }), answer(), []))).toEqual({ vary: 'accept' })
  })
})

describe('OPTIONS', () => {
  const asks = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }
  const answered = (headers: Record<string, string>, named = origins) => {
    const answer = answerOptions(asking(headers), 'OPTIONS, POST', named)
    return [answer.status, answer.headers.get('allow'), about(answer)]
  }

  test('tells a page of a named origin what it may send', () => {
    expect(answered({ origin: reader, ...asks })).toEqual([
      204,
      'OPTIONS, POST',
      {
        vary: 'Origin',
        'access-control-allow-origin': reader,
        'access-control-expose-headers': 'Retry-After, WWW-Authenticate',
        'access-control-allow-methods': 'OPTIONS, POST',
        'access-control-allow-headers': 'authorization, content-type, accept, last-event-id',
        'access-control-max-age': '600',
      },
    ])
  })

  test('tells every other only the methods', () => {
    expect(answered({ origin: 'https://evil.example', ...asks })).toEqual([204, 'OPTIONS, POST', { vary: 'Origin' }])
    expect(answered({ origin: reader, ...asks }, [])).toEqual([204, 'OPTIONS, POST', {}])
    expect(answered({})).toEqual([204, 'OPTIONS, POST', { vary: 'Origin' }])
  })
})

describe('an origin in the settings', () => {
  const faultsOf = (given: string) => {
    try {
      readEnv({ CORS_ORIGINS: given })
    } catch (error) {
      if (error instanceof EnvError) return error.faults
      throw error
    }
    return []
  }

  test('is exactly what browsers send', () => {
    expect(readEnv({ CORS_ORIGINS: origins.join(', ') }).corsOrigins).toEqual(origins)
    expect(readEnv({}).corsOrigins).toEqual([])
  })

  test.each([
    '*',
    'null',
    'https://*.reader.example',
    'https://reader.example/',
    'https://reader.example/app',
    'https://Reader.example',
    'https://reader.example:443',
    'https://user@reader.example',
    'reader.example',
    'file:///home',
  ])('is not %s', (origin) => {
    const [fault, ...more] = faultsOf(`${reader}, ${origin}`)
    expect([fault, more]).toEqual([expect.stringMatching(/^CORS_ORIGINS .*https:\/\/example\.org/), []])
  })
})
