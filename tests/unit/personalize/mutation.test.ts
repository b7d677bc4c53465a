import { describe, expect, test } from 'vitest'
import { findFault, slotChecks } from '@/lib/personalize/verify'
import { defects, faithful, original } from '../../support/defects'

const nothing = { texts: [] }
const all = slotChecks.flatMap((check) => defects[check].map(([name, text]) => ({ check, name, text })))

test('prose that keeps everything passes, and so does the author’s own', () => {
  expect(findFault(original, faithful, nothing)).toBeUndefined()
  expect(findFault(original, original, nothing)).toBeUndefined()
})

test('there are at least forty ways to spoil it, and no two are alike', () => {
  expect(all.length).toBeGreaterThanOrEqual(40)
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length)
})

describe('a defect is found by the check that is there for it', () => {
  test.each(all)('$check: $name', ({ check, text }) => {
    expect(findFault(original, text, nothing)).toMatchObject({ check })
  })
})

describe('without its check', () => {
  test.each(slotChecks.map((check) => ({ check })))('$check, something of it passes', ({ check }) => {
    const others = slotChecks.filter((each) => each !== check)
    const missed = defects[check].filter(([, text]) => findFault(original, text, nothing, others)?.check === undefined)
    expect(missed.map(([name]) => name)).not.toEqual([])
  })
})
