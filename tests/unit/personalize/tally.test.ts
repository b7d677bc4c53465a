import { expect, test } from 'vitest'
import { findChange } from '@/lib/personalize/tally'

const changeIn = (old: string, fresh: string, known = '') =>
  findChange('it', old.split(' ').filter(Boolean), fresh.split(' ').filter(Boolean), known.split(' ').filter(Boolean))

test.each([
  ['as it was', 'a a b', 'b a a'],
  ['with one said once less', 'a a b', 'a b'],
  ['with one said once more', 'a a b', 'a a b b'],
  ['with several said more', 'a b', 'a a b b'],
  ['with one less and others more', 'a a b c', 'a b b c c'],
  ['with something that was known', 'a', 'a k'],
])('a list may be %s', (_, old, fresh) => expect(changeIn(old, fresh, 'k')).toBeUndefined())

test.each([
  ['lost', 'a b', 'a', 'lost it: b'],
  ['added', 'a', 'a c', 'added it: c'],
  ['said less than half as often', 'a a a b', 'a b', 'says it too seldom: a'],
  ['said again and again', 'a b', 'a b b b b b', 'says it again and again: b'],
  ['put in the place of another', 'a a b', 'a b b', 'put it in another’s place: b for a'],
])('nothing of it may be %s', (_, old, fresh, found) => expect(changeIn(old, fresh)).toBe(found))

test('what is known may be said as often as there, and some more', () => {
  expect(changeIn('', 'k k k k', 'k')).toBeUndefined()
  expect(changeIn('', 'k k k k k', 'k')).toBe('says it again and again: k')
})
