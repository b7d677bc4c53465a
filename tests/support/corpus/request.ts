import type { Bad, Target } from './forge'

export type BadRequest = Bad<{
  path?: string
  method?: string
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}>

const body = JSON.stringify({ chapter: 'sensing' })
const json = { 'content-type': 'application/json' }

/** Requests with a good token where no bearer token is looked for. */
export function tokensElsewhere({ good }: Target, cookie: string): BadRequest[] {
  const headers: Record<string, Record<string, string>> = {
    'no token': {},
    'an empty header': { authorization: '' },
    'a scheme alone': { authorization: 'Bearer' },
    'a scheme and spaces': { authorization: 'Bearer   ' },
    'no scheme': { authorization: good },
    'a tab after the scheme': { authorization: `Bearer\t${good}` },
    'a colon after the scheme': { authorization: `Bearer:${good}` },
    'an equals sign after the scheme': { authorization: `Bearer=${good}` },
    'a longer scheme': { authorization: `Bearers ${good}` },
    'another scheme before': { authorization: `Basic x, Bearer ${good}` },
    'the session’s cookie': { cookie },
    ...Object.fromEntries(
      ['Basic', 'Digest', 'Token', 'JWT', 'DPoP', 'Negotiate', 'MAC', 'OAuth'].map((scheme) => [
        `the scheme ${scheme}`,
        { authorization: `${scheme} ${good}` },
      ]),
    ),
    ...Object.fromEntries(
      ['token', 'jwt', 'access_token', 'id_token', 'Authorization', 'lectern.session_token', 'lectern.token'].map(
        (name) => [`a cookie named ${name}`, { cookie: `${name}=${good}` }],
      ),
    ),
    ...Object.fromEntries(
      ['x-authorization', 'proxy-authorization', 'x-access-token', 'x-auth-token', 'x-forwarded-authorization']
        .concat('authentication', 'x-api-key', 'x-jwt-assertion', 'x-original-authorization', 'token')
        .map((name) => [`the header ${name}`, { [name]: `Bearer ${good}` }]),
    ),
  }
  const paths = ['access_token', 'token', 'authorization', 'Authorization', 'jwt', 'bearer'].map((name) => ({
    name: `the query’s ${name}`,
    path: `?${name}=${name.toLowerCase() === 'authorization' ? 'Bearer%20' : ''}${good}`,
    headers: json,
    body,
    code: 'token_missing',
  }))
  const bodies = { 'a form': `access_token=${good}`, 'a field': JSON.stringify({ chapter: 'sensing', token: good }) }
  return [
    ...Object.entries(headers).map(([name, sent]) => ({
      name,
      headers: { ...json, ...sent },
      body,
      code: 'token_missing',
    })),
    ...paths,
    ...Object.entries(bodies).map(([name, text]) => ({ name, headers: json, body: text, code: 'token_missing' })),
  ]
}

/** Requests with a good token that ask for what there is not, or not in a form that is taken. */
export function wrongRequests({ good }: Target): BadRequest[] {
  const headers = { ...json, authorization: `Bearer ${good}` }
  const of = (code: string, all: Record<string, Partial<BadRequest>>): BadRequest[] =>
    Object.entries(all).map(([name, change]) => ({
      name,
      body,
      code,
      ...change,
      headers: { ...headers, ...change.headers },
    }))
  const texts = {
    'half a character': Uint8Array.of(0x22, 0xc3, 0x22),
    zeros: new Uint8Array(64),
    'UTF-16': new Uint8Array(Buffer.from(body, 'utf16le')),
    'eight thousand lists': '['.repeat(8000),
    'eight thousand objects': '{"a":'.repeat(1600),
    'a long number': `{"chapter":${'9'.repeat(9000)}}`,
    'a chapter of no letters': '{"chapter":""}',
    'a chapter that is nothing': '{"chapter":null}',
    'a chapter of a list': '{"chapter":["sensing"]}',
    'a chapter of an object': '{"chapter":{"slug":"sensing"}}',
    'a prototype': '{"chapter":"sensing","__proto__":{"a":1}}',
    'a constructor': '{"chapter":"sensing","constructor":{}}',
    'a subject': '{"chapter":"sensing","sub":"other"}',
    'sections of an object': '{"chapter":"sensing","sections":{"0":"start"}}',
    'a shift beyond all': '{"chapter":"sensing","sections":["start"],"shift":1e999}',
  }
  const chapters = [
    ' ',
    '..',
    '../sensing',
    'sensing/',
    'sensing\0',
    'sensing.mdx',
    '/etc/passwd',
    'toString',
    '%73ensing',
  ]
  return [
    ...of('body_invalid', Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { body: text }]))),
    ...of(
      'chapter_unknown',
      Object.fromEntries(
        chapters.map((slug) => [`the chapter ${JSON.stringify(slug)}`, { body: JSON.stringify({ chapter: slug }) }]),
      ),
    ),
    ...of('type_unsupported', {
      'no type': { headers: { 'content-type': '' } },
      'a type of many': { headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      'a type that only ends so': { headers: { 'content-type': 'application/vnd.lectern+json' } },
      'a type that only begins so': { headers: { 'content-type': 'application/jsonp' } },
    }),
    ...of('not_acceptable', {
      'a page': { headers: { accept: 'text/html' } },
      'neither, by weight': { headers: { accept: 'application/json;q=0, text/event-stream;q=0' } },
    }),
    ...of('body_too_large', { 'seventeen kilobytes': { body: `{"chapter":"${'x'.repeat(17_000)}"}` } }),
    ...of('method_not_allowed', { 'another method': { method: 'PUT' }, 'the method DELETE': { method: 'DELETE' } }),
  ]
}
