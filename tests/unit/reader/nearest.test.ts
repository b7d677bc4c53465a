import { expect, test } from 'vitest'
import { nearestTo } from '@/lib/reader/nearest'

const slugs = ['embodied-intelligence', 'sensing', 'acting-and-control', 'time-and-real-time']

test.each([
  ['/chapters/sensng', 'sensing'],
  ['/chapters/Sensing/', 'sensing'],
  ['/chapters/02-sensing.mdx', 'sensing'],
  ['/sensing', 'sensing'],
  ['/chapters/acting-and-contorl', 'acting-and-control'],
  ['/chapters/control', 'acting-and-control'],
  ['/chapters/embodied', 'embodied-intelligence'],
])('who asks for %s means %s', (path, slug) => expect(nearestTo(path, slugs)).toBe(slug))

test.each(['/', '/nowhere', '/chapters/xyz', '/chapters/and'])('who asks for %s means none of them', (path) => {
  expect(nearestTo(path, slugs)).toBeUndefined()
})

test('where there are no chapters none is meant', () => expect(nearestTo('/chapters/sensing', [])).toBeUndefined())
