import { describe, expect, test } from 'vitest'
import { findFault, slotChecks } from '@/lib/personalize/verify'
import { chapters, profile, read } from '@/tests/support/book'
import { defects, faithful, original, told } from '@/tests/support/defects'
import { rewrite } from '@/tests/support/groq-rewrite'
import { engineOver, scripted } from '@/tests/support/model'
import { tryText } from '@/tests/support/trial'

const allowed = { texts: [], told }
const all = slotChecks.flatMap((check) => defects[check].map(([name, text]) => ({ check, name, text })))

test('prose that keeps everything passes, and so does the author’s own', () => {
  expect(findFault(original, faithful, allowed)).toBeUndefined()
  expect(findFault(original, original, allowed)).toBeUndefined()
})

test('there are at least forty ways to spoil it, and no two are alike', () => {
  expect(all.length).toBeGreaterThanOrEqual(40)
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length)
})

describe('a defect is found by the check that is there for it', () => {
  test.each(all)('$check: $name', ({ check, text }) => {
    expect(findFault(original, text, allowed)).toMatchObject({ check })
  })
})

describe('without its check', () => {
  test.each(slotChecks.map((check) => ({ check })))('$check, something of it passes', ({ check }) => {
    const others = slotChecks.filter((each) => each !== check)
    const missed = defects[check].filter(([, text]) => findFault(original, text, allowed, others)?.check === undefined)
    expect(missed.map(([name]) => name)).not.toEqual([])
  })
})

const reader = profile('none', 'none')

describe('a provider', () => {
  test.each(chapters)('that is perfect has nothing of $slug refused', async (each) => {
    const document = await read(each, reader, engineOver(scripted(rewrite).complete))
    expect([document.result, document.receipt.reverted]).toEqual(['personalized', []])
  })

  test('that is faithful is shown', async () => {
    const { document, slots } = await tryText(faithful)
    expect(document.receipt.reverted).toEqual([])
    expect(slots[1]).toMatchObject({ source: 'generated', markdown: faithful })
  })

  test.each(all)('with a defect is not, and the rest is: $check, $name', async ({ check, text }) => {
    const { document, slots } = await tryText(text)
    expect(document.receipt.reverted).toEqual([{ slot: 'start.1', check }])
    expect(slots.map(({ source }) => source)).toEqual([
      'generated',
      expect.not.stringMatching('generated'),
      'generated',
    ])
  })

  test.each([
    ['drops a marker', (section: string) => section.replace('[[block:2]]', '')],
    ['repeats a marker', (section: string) => section.replace('[[block:2]]', '[[block:1]]')],
    ['swaps two markers', (section: string) => section.replace('block:1', 'block:3').replace('block:2', 'block:1')],
  ])('that %s has what stands after it left as written', async (_, spoil) => {
    const { document } = await tryText(faithful, spoil)
    expect(new Set(document.receipt.reverted.map(({ check }) => check))).toEqual(new Set(['markers']))
    expect(document.receipt.reverted.at(-1)).toMatchObject({ slot: 'start.2' })
  })
})
