import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { noncePolicy } from '@/lib/policy.mjs'
import { themeScript, themeSource } from '@/lib/theme.mjs'

test('the script that sets the theme is the one that policies name', () => {
  expect(themeSource).toBe(`'sha256-${createHash('sha256').update(themeScript).digest('base64')}'`)
  expect(noncePolicy('n')).toContain(`script-src 'self' 'nonce-n' ${themeSource};`)
})
