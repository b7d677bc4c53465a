import { describe, expect, test } from 'vitest'
import { changedSections, keepPlace, markOf, type Place, type Places, placeAfter, readPlaces } from '@/lib/reader/place'
import { lastPlace } from '@/lib/reader/places'

const now = { start: 'a', one: 'b', two: 'c' }
const seen = (at: string, more: Partial<Place> = {}): Place => {
  return { at, share: 10, versions: now, version: 'v1', when: 1, ...more }
}

function keeper(text?: string) {
  const kept = new Map(text === undefined ? [] : [['lectern.places', text]])
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

describe('a place', () => {
  test('is kept and found again', () => {
    const store = keeper()
    const place = placeAfter(undefined, seen('one'))
    keepPlace('sensing', place, ['sensing', 'acting'], () => store)
    expect(readPlaces(() => store)).toEqual({ known: ['sensing', 'acting'], chapters: { sensing: place } })
  })

  test('holds the furthest that was read, and the last section', () => {
    const far = placeAfter(undefined, seen('two', { share: 80 }))
    expect(placeAfter(far, seen('start', { share: 5 }))).toMatchObject({ at: 'start', share: 80 })
  })

  test('goes no further by a leap, but by reading on from screen to screen', () => {
    const begun = placeAfter(undefined, seen('start', { share: 10 }))
    const leapt = placeAfter(begun, seen('two', { share: 100 }), 90)
    expect(leapt).toMatchObject({ at: 'two', share: 10 })
    expect(placeAfter(leapt, seen('one', { share: 30 }), 20)).toMatchObject({ at: 'one', share: 30 })
    expect(placeAfter(undefined, seen('two', { share: 60 }), 50)).toMatchObject({ at: 'two', share: 0 })
  })

  test.each(['{', '[]', 'null', '""', '{"known":null}', '{"known":3,"chapters":{"a":{"at":"x"},"b":null}}'])(
    'that is kept as %s is as none',
    (text) => {
      expect(readPlaces(() => keeper(text))).toEqual({ known: [], chapters: {} })
    },
  )

  test('in a browser that keeps nothing is no failure', () => {
    const full = {
      ...keeper(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(() => keepPlace('sensing', seen('one'), [], () => full)).not.toThrow()
    const closed = {
      ...keeper(),
      getItem: () => {
        throw new DOMException('closed', 'SecurityError')
      },
    }
    expect(readPlaces(() => closed)).toEqual({ known: [], chapters: {} })
  })
})

describe('what has changed', () => {
  const before = placeAfter(undefined, seen('one'))
  const edited = { start: 'a', two: 'C', three: 'd' }

  test('is nothing at the first visit', () => expect(changedSections(before, now)).toEqual([]))

  test('is every section that is not as it was, or was not there', () => {
    expect(changedSections(before, edited)).toEqual(['two', 'three'])
  })

  test('has been seen when it is reached, section by section', () => {
    const there = (place: Place, at: string) => placeAfter(place, seen(at, { versions: edited, version: 'v2' }))
    const first = there(before, 'two')
    expect([changedSections(first, edited), first.version]).toEqual([['three'], 'v1'])
    const second = there(first, 'three')
    expect([changedSections(second, edited), second.version]).toEqual([[], 'v2'])
  })
})

describe('a chapter in the contents', () => {
  const places = (place?: Place): Places => ({ known: ['sensing'], chapters: place ? { sensing: place } : {} })

  test('is marked by what the reader did with it', () => {
    expect(markOf(places(), 'sensing', 'v1')).toBeUndefined()
    expect(markOf(places(seen('one')), 'sensing', 'v1')).toBe('begun')
    expect(markOf(places(seen('one', { share: 100 })), 'sensing', 'v1')).toBe('read')
    expect(markOf(places(seen('one', { share: 100 })), 'sensing', 'v2')).toBe('changed')
  })

  test('is new to who was here before it', () => {
    expect(markOf(places(), 'acting', 'v1')).toBe('new')
    expect(markOf({ known: [], chapters: {} }, 'acting', 'v1')).toBeUndefined()
  })

  test('is gone on with where it was read last and not to its end', () => {
    const chapters = {
      a: seen('one', { when: 1 }),
      b: seen('two', { when: 2 }),
      c: seen('two', { when: 3, share: 100 }),
    }
    expect(lastPlace({ known: [], chapters })).toMatchObject({ slug: 'b', at: 'two' })
    expect(lastPlace({ known: [], chapters: {} })).toBeUndefined()
  })
})
