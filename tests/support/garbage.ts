import type { Endpoint } from '@/lib/auth/endpoint'
import { ada } from './accounts'

/** What no field of any endpoint takes: what it is called, so that a failure names it, and the value. */
export const refused: [string, unknown][] = [
  ['NUL', 'a\0b'],
  ['a control character', 'a\u0007b'],
  ['half a character', 'a\ud800b'],
  ['8,193 characters', 'x'.repeat(8193)],
  ['lists in lists', nested(40)],
  ['NUL in an object', { a: { b: ['c\0'] } }],
  ['NUL in a name', { 'a\0': 'b' }],
]

/** What some field may take, and none may fail at. */
export const odd: [string, unknown][] = [
  ['a number', 5],
  ['a number past all', 1e308],
  ['a list', ['a']],
  ['an object', { a: 'b' }],
  ['an object that names a prototype', JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}')],
  ['null', null],
  ['true', true],
  ['nothing', ''],
  ['markup', '<script>alert(1)</script>'],
  ['SQL', `'; drop table users; --`],
  ['another site', 'https://evil.example'],
  ['a script', 'javascript:alert(1)'],
  ['another direction', 'a\u202eb'],
  ['a look-alike', 'аda@example.org'],
  ['a number as text', '99999999999999999999'],
]

/** Good values, so that the one bad one is what is refused. */
const good: Record<string, unknown> = {
  ...ada,
  newEmail: 'grace@example.org',
  newPassword: 'another horse battery',
  currentPassword: ada.password,
  provider: 'google',
  rememberMe: true,
}

/** A body with something good in every field. */
export function goodBody({ body = [] }: Endpoint): Record<string, unknown> {
  return Object.fromEntries(body.flatMap((field) => (field in good ? [[field, good[field]]] : [])))
}

/** Bodies that are no object of fields. */
export const bodies = ['', '{', '[]', '[1]', 'null', '5', '"text"', 'no JSON', '['.repeat(8000), '{"a":'.repeat(2000)]

/** Values of a query or a cookie, and segments of a path, as they stand in an address. */
export const strange = [
  '',
  '%00',
  '%07',
  '%ED%A0%80',
  '%',
  '%E0%A4%A',
  'x'.repeat(8193),
  '%F0%9F%92%A9',
  '..%2f..',
  "'--",
]
export const segments = ['%00', '%07', '%20', 'x'.repeat(8193), '%F0%9F%92%A9', '..%2f..', "'--", 'constructor']

/** A path with something in the place of each `:name`. */
export function filled(path: string): string {
  return path.replace(/:\w+/g, 'segment')
}

function nested(levels: number): unknown {
  return levels === 0 ? 'deep' : [nested(levels - 1)]
}
