import { type BadToken, claimsFor, forge, invalid, type Json, rs256, type Signed, seconds } from './forge'

/** Well signed tokens whose claims are of a wrong type, lacking, or no claims at all. */
export function wrongClaims(target: Signed): BadToken[] {
  const { issuer, audience } = target
  const header = { alg: 'RS256', kid: target.kid }
  const token = (payload: unknown) => forge(header, payload, rs256(target.privateKey))
  const now = seconds()
  const number = [null, true, '', String(now + 60), `${now + 60}.0`, [], [now + 60], {}, { now }, '1e9']
  const text = [null, true, 5, 0, [], {}, { a: 1 }]
  const changes: Record<string, unknown[]> = {
    iss: [...text, undefined, '', `${issuer}/`, `${issuer}.evil.example`, issuer.toUpperCase(), [issuer], ` ${issuer}`],
    aud: [...text, undefined, '', `${audience}/`, `x${audience}`, ['elsewhere'], [[audience]], { 0: audience }],
    sub: [...text, undefined, '', ['reader'], 'reader\0', '\n', 'x'.repeat(256), '\u007f'],
    iat: [...number, undefined],
    exp: [...number, undefined, now + 0.5],
    nbf: number,
    software_background: [...text, ['expert']],
    hardware_background: [...text, ['expert']],
  }
  const all = Object.entries(changes).flatMap(([claim, values]) =>
    values.map((value) => {
      const name = `${claim} ${value === undefined ? 'left out' : JSON.stringify(value).slice(0, 40)}`
      return [name, token(claimsFor(target, { [claim]: value }))] as const
    }),
  )
  return [...invalid(Object.fromEntries(all)), ...wrongPayloads(target, token), ...wrongTimes(target, token)]
}

function wrongTimes(target: Signed, token: (payload: unknown) => string): BadToken[] {
  const now = seconds()
  const raw = (changes: Json, numbers: Record<string, string>) => {
    const rest = JSON.stringify(claimsFor(target, changes)).slice(1)
    const said = Object.entries(numbers).map(([name, number]) => `"${name}":${number},`)
    return token(`{${said.join('')}${rest}`)
  }
  const expired: Record<string, Json> = {
    'ended a minute ago': { iat: now - 300, exp: now - 60 },
    'ended in 1970': { exp: 0 },
    'ended before 1970': { exp: -1 },
    'ended long before time': { exp: -Number.MAX_SAFE_INTEGER },
    'made an hour ago for a day': { iat: now - 3600, exp: now + 86_400 },
    'made in 1970': { iat: 0 },
    'made before 1970': { iat: -1e300 },
    'made sixteen minutes ago': { iat: now - 960, exp: now + 60 },
  }
  const early: Record<string, Json> = {
    'made in an hour': { iat: now + 3600, exp: now + 7200 },
    'made in milliseconds': { iat: now * 1000, exp: now * 1000 + 600_000 },
    'begins in an hour': { nbf: now + 3600 },
    'begins in milliseconds': { nbf: now * 1000 },
    'ends beyond all numbers': { exp: 1e300 },
    'ends after the last safe number': { exp: 2 ** 53 },
  }
  const beyond = {
    'ends at infinity': raw({ exp: undefined }, { exp: '1e999' }),
    'made at infinity': raw({ iat: undefined }, { iat: '1e999' }),
    'made at minus infinity, and ends at infinity': raw(
      { iat: undefined, exp: undefined },
      { iat: '1e999', exp: '1e999' },
    ),
    'begins at infinity': raw({}, { nbf: '1e999' }),
    'ends at a number that is none': raw({ exp: undefined }, { exp: 'NaN' }),
    'ends at a number in hexadecimal': raw({ exp: undefined }, { exp: '0x7fffffff' }),
  }
  const tokens = (all: Record<string, Json>) =>
    Object.fromEntries(Object.entries(all).map(([name, changes]) => [name, token(claimsFor(target, changes))]))
  return [
    ...Object.entries(tokens(expired)).map(([name, each]) => ({ name, token: each, code: 'token_expired' })),
    ...invalid({ ...tokens(early), ...beyond }),
  ]
}

function wrongPayloads(target: Signed, token: (payload: unknown) => string): BadToken[] {
  const claims = JSON.stringify(claimsFor(target))
  const payloads: Record<string, unknown> = {
    'a text': '"reader"',
    'a number': '5',
    nothing: 'null',
    'a truth': 'true',
    'a list': '[]',
    'a list of claims': `[${claims}]`,
    'no claims': '{}',
    'no JSON': 'reader',
    'claims cut off': claims.slice(0, -1),
    'claims with a comma too many': `${claims.slice(0, -1)},}`,
    'claims in single quotes': claims.replaceAll('"', "'"),
    'claims and more': `${claims}{}`,
    'claims twice': claims + claims,
    'no UTF-8': Buffer.from(claims.replace('reader', 'r\xe4der'), 'latin1'),
    'UTF-16': Buffer.from(claims, 'utf16le'),
    bytes: Buffer.from([0, 1, 2, 3, 255]),
    'claims with a break in a text': claims.replace('reader', 'rea\nder'),
    'two thousand lists': '['.repeat(2000),
    'another token': target.good,
    'claims of nine kilobytes': JSON.stringify(claimsFor(target, { more: 'x'.repeat(6500) })),
    'an issuer said twice, the second wrong': `${claims.slice(0, -1)},"iss":"https://evil.example"}`,
    'an end said twice, the second wrong': `${claims.slice(0, -1)},"exp":"never"}`,
  }
  return invalid(
    Object.fromEntries(
      Object.entries(payloads).map(([name, payload]) => [`a payload that is ${name}`, token(payload)]),
    ),
  )
}
