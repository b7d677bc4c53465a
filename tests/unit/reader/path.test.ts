import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inSitePath } from '@/lib/reader/path'

const site = 'https://book.example'

test.each([
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/a/../\\evil.example',
  '/%2e%2e//evil.example',
  ' //evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'http:evil.example',
  'evil.example',
  '?next=//evil.example',
  '#x',
  '',
])('%j leads nowhere', (path) => expect(inSitePath(path)).toBeUndefined())

test.each([
  ['/', '/'],
  ['/chapters/sensing?a=b#calibration', '/chapters/sensing?a=b#calibration'],
  ['/a/../chapters', '/chapters'],
  ['/%2F/evil.example', '/%2F/evil.example'],
  ['/%5Cevil.example', '/%5Cevil.example'],
  ['/@evil.example', '/@evil.example'],
  ['/sign-in?next=//evil.example', '/sign-in?next=//evil.example'],
])('%j leads to %j', (path, to) => expect(inSitePath(path)).toBe(to))

test('whatever it lets through stays within the site, however it is read', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2f',
    '%5c',
    '%2e',
    '\t',
    '\n',
    '@',
    ':',
    '?',
    '#',
    ';',
    'evil.example',
    'https:',
    'a',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = inSitePath(`/${pieces.join('')}`)
      if (path === undefined) return
      expect(path).toMatch(/^\/(?![/\\])/)
      expect(new URL(path, site).origin).toBe(site)
      expect(inSitePath(path)).toBe(path)
    }),
    { numRuns: 2000 },
  )
})
