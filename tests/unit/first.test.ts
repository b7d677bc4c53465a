import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { firstScript, firstSource } from '@/lib/first.mjs'
import { noncePolicy } from '@/lib/policy.mjs'

test('the script in the head of every page is the one that policies name', () => {
  expect(firstSource).toBe(`'sha256-${createHash('sha256').update(firstScript).digest('base64')}'`)
  expect(noncePolicy('n')).toContain(`script-src 'self' 'nonce-n' ${firstSource};`)
})
