import { expect, test } from 'vitest'
import { Gate } from '@/lib/gate'

test('so many are let through, and one more when one has left', () => {
  const gate = new Gate(2)
  const [one] = [gate.enter(), gate.enter()]
  expect(() => gate.enter()).toThrow(expect.objectContaining({ code: 'rate_limited', retryAfter: 1 }))
  one?.()
  one?.()
  gate.enter()
  expect(() => gate.enter()).toThrow()
  expect(gate.within).toBe(2)
})
