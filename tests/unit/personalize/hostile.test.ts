import { describe, expect, test } from 'vitest'
import { marksIn } from '@/lib/personalize/prose'
import { findFault } from '@/lib/personalize/verify'
import { faithful, original } from '@/tests/support/defects'
import { faultsIn, linksIn } from '@/tests/support/drawn'
import { hostile } from '@/tests/support/hostile'
import { families } from '@/tests/support/hostile-family'
import { type Tried, tryText } from '@/tests/support/trial'

const kinds = Object.entries({ ...hostile, ...families })
const payloads = kinds.flatMap(([kind, list]) => list.map((payload) => ({ kind, payload })))
const forms = (payload: string) => [payload, `${faithful}\n\n${payload}`, faithful.replace('Call', `${payload} Call`)]
const addresses = ['/chapters/sensing#calibration', '/chapters/sensing#noise']

test('there are at least three hundred hostile texts, and no two are alike', () => {
  expect(payloads.length).toBeGreaterThanOrEqual(300)
  expect(new Set(payloads.map(({ payload }) => payload)).size).toBe(payloads.length)
})

describe('a completion reaches the page as nothing but text, whatever it tries', () => {
  test.each(payloads)('$kind: $payload', async ({ payload }) => {
    for (const text of forms(payload)) expectHarmless(await tryText(text), text)
  })
})

describe('no more is parsed than in proportion to what the author wrote', () => {
  test.each(kinds)('%s', (_, list) => {
    for (const text of list.flatMap(forms)) {
      // Without a check to make, only what is refused unread has a fault.
      if (findFault(original, text, { texts: [] }, [])) continue
      expect(text.length).toBeLessThanOrEqual(original.length * 3 + 600)
      expect(marksIn(text)).toBeLessThanOrEqual(marksIn(original) * 3 + 120)
    }
  })

  test('so that what has no end is refused unread', () => {
    for (const text of families['runs without end'] ?? [])
      expect(findFault(original, text, { texts: [] }, [])?.check, text.slice(0, 12)).toMatch(/length|completeness/)
  })
})

function expectHarmless({ document, slots: [before, tried, after] }: Tried, text: string): void {
  expect([before.source, after.source]).toEqual(['generated', 'generated'])
  if (tried.reverted) {
    expect(tried.markdown.trim()).not.toBe(text.trim())
    expect(document.result).toBe('partial')
  }
  expect(faultsIn(tried.html)).toEqual([])
  for (const address of linksIn(tried.html)) expect(addresses).toContain(address)
}
