import { expect, test } from 'vitest'
import { refuseSecrets, secretsIn } from '@/tests/support/discreet'

test.each([
  ['a token', 'failed for eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'],
  ['the token of a session', 'cookie: lectern.session_token=abc.def'],
  ['the secret of a letter', 'GET /auth/reset-password/abcdefghijkl?callbackURL=/reset'],
  ['the secret of a letter', 'GET /reset?token=abcdefghijkl'],
  ['the secret of an authenticator', 'otpauth://totp/Lectern'],
  ['a mail address', 'User ada+1@readers.example not found'],
  ['a background', 'params: expert; python'],
  ['a password', 'params: correct horse battery'],
])('%s is found in %j', (name, line) => {
  expect(secretsIn(`one line\n${line}\nanother`).map((found) => found.split(':')[0])).toEqual([name])
  expect(() => refuseSecrets(line)).toThrow(name)
})

test.each([
  'auth: Invalid password',
  '   ▲ Next.js 16.4.6',
  '    at Object.<anonymous> (node_modules/@electric-sql/pglite/dist/index.js:1:2)',
  '[3f2a] Error: the database is away',
])('nothing is found in %j', (line) => {
  expect(secretsIn(line)).toEqual([])
})

test('a printed letter is no line of a log, and what stands around it is', () => {
  const letter = 'To: ada@readers.example\nSubject: Hello\n\nhttps://x/reset?token=abcdefghijkl\nAs a page: /tmp/x.html'
  expect(secretsIn(`before\n${letter}\nafter`)).toEqual([])
  expect(secretsIn(`${letter}\nada@readers.example`)).toEqual(['a mail address: ada@readers.example'])
})
