import { expect, test } from 'vitest'
import { freePort } from '@/tests/support/app'

test('ports that are asked for at once are different ones', async () => {
  const ports = await Promise.all(Array.from({ length: 8 }, freePort))
  expect(new Set(ports).size).toBe(ports.length)
})
