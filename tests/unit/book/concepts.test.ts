import { describe, expect, test } from 'vitest'
import { Bridge, conditionOf } from '@/lib/book/concepts'

describe('the short form of a condition', () => {
  test('names levels and anchors of one domain or both', () => {
    expect(conditionOf('hardware: none, beginner')).toEqual({ hardware: { levels: ['none', 'beginner'] } })
    expect(conditionOf('software: python, expert')).toEqual({ software: { levels: ['expert'], anchors: ['python'] } })
    expect(conditionOf('software: expert; hardware: arduino')).toEqual({
      software: { levels: ['expert'] },
      hardware: { anchors: ['arduino'] },
    })
  })

  test('forgives spaces and a semicolon at the end', () => {
    expect(conditionOf('  hardware :none ,  beginner  ')).toEqual({ hardware: { levels: ['none', 'beginner'] } })
    expect(conditionOf('hardware: none;')).toEqual({ hardware: { levels: ['none'] } })
  })

  test.each(['', 'wetware: none', 'none', 'hardware'])('is refused as %j', (text) => {
    expect(() => conditionOf(text)).toThrow()
  })
})

describe('a bridge', () => {
  const bridge = { id: 'a-b', concept: 'a', for: { software: { anchors: ['web'] } }, kind: 'contrast', text: 'Text.' }

  test('stands after the prose unless it says so', () => {
    expect(Bridge.parse(bridge).place).toBe('after')
  })

  test('that is an analogy says where it breaks down', () => {
    expect(Bridge.safeParse({ ...bridge, kind: 'analogy' }).success).toBe(false)
    expect(Bridge.safeParse({ ...bridge, kind: 'analogy', limits: 'Here.' }).success).toBe(true)
  })

  test('is for somebody', () => {
    expect(Bridge.safeParse({ ...bridge, for: {} }).success).toBe(false)
  })
})
