import { describe, expect, test } from 'vitest'
import type { Chapter } from '@/lib/book/chapter'
import { compileChapter } from '@/lib/book/compile.mjs'
import type { Profile, Shift } from '@/lib/personalize/events'
import { planReading } from '@/lib/personalize/plan'
import { shifted } from '@/lib/personalize/reader'
import { book, found, profile } from '@/tests/support/book'

const filler = 'A plain sentence of six words. '

/** A chapter with these lines, its sections of the given domains and levels. */
async function chapterOf(sections: string, text: string): Promise<Chapter> {
  const source = `---\ntitle: Trial\nsections:\n${sections}\n---\n\n${text}\n`
  return { slug: 'trial', title: 'Trial', ...(await compileChapter(source, '/content/99-trial.mdx')) }
}

const treated = (chapter: Chapter, reader: Profile, shift?: Shift) => {
  const wanted = new Set(chapter.sections.map(({ id }) => id))
  return planReading(book, chapter, reader, wanted, shift).sections.flatMap(({ slots }) => slots)
}

describe('an aside', () => {
  const aside = (condition: string) =>
    chapterOf(
      '  start: { domain: hardware, level: 2 }',
      `${filler}\n\n<Aside for="${condition}">\n\nA newton is a force.\n\n</Aside>\n\n${filler}`,
    )

  test.each([
    ['hardware: none, beginner', 'none', false],
    ['hardware: none, beginner', 'beginner', false],
    ['hardware: none, beginner', 'intermediate', true],
    ['hardware: none, beginner', 'expert', true],
    ['hardware: none, beginner', '', false],
    ['hardware: arduino', 'expert; arduino', false],
    ['hardware: arduino', 'expert; jetson', true],
  ])('for "%s" is folded for "%s": %s', async (condition, hardware, folded) => {
    const slot = found(treated(await aside(condition), profile('expert', hardware))[1])
    expect(slot.slot.condition).toBe(condition)
    expect(slot.treatment === 'collapsed').toBe(folded)
    if (folded) expect(slot.reasons.map(({ fact }) => fact)).toEqual([`hardware.level=${hardware.split(';')[0]}`])
  })

  test('for two domains is folded where either does not match, and kept where either is unknown', async () => {
    const chapter = await aside('software: none; hardware: none')
    const folded = (reader: Profile) => treated(chapter, reader)[1]?.treatment === 'collapsed'
    expect(folded(profile('none', 'none'))).toBe(false)
    expect(folded(profile('expert', 'none'))).toBe(true)
    expect(folded(profile('', 'none'))).toBe(false)
  })
})

describe('a passage in depths', () => {
  const depth = chapterOf(
    '  start: { domain: both, level: 2 }',
    `${filler}\n\n<Depth>\n\nThe author.\n\n<Variant for="software: none, beginner; hardware: none">\n\nSimple.\n\n</Variant>\n\n<Variant for="software: expert">\n\nDeep.\n\n</Variant>\n\n</Depth>`,
  )
  test.each([
    ['none', 'none', 'Simple.'],
    ['beginner', 'none', 'Simple.'],
    ['beginner', 'beginner', undefined],
    ['none', '', undefined],
    ['expert', 'none', 'Deep.'],
    ['expert', '', 'Deep.'],
    ['intermediate', 'none', undefined],
    ['', '', undefined],
  ])('for software %j and hardware %j is %j', async (software, hardware, variant) => {
    const slot = found(treated(await depth, profile(software, hardware))[1])
    expect(slot.variant).toBe(variant)
    expect(slot.treatment === 'rewritten').toBe(variant !== undefined)
  })

  test('gives as its reason each level that its condition names', async () => {
    const slot = found(treated(await depth, profile('none', 'none'))[1])
    expect(slot.reasons.map(({ fact }) => fact)).toEqual(['software.level=none', 'hardware.level=none'])
  })
})

describe('a model', () => {
  const asks = async (words: number) => {
    const chapter = await chapterOf('  start: { domain: software }', `${'word '.repeat(words).trim()}.`)
    return treated(chapter, profile('none', ''))[0]?.rewrite !== undefined
  }
  test('is not asked for a section under 60 words', async () => {
    expect([await asks(59), await asks(60)]).toEqual([false, true])
  })

  test.each([
    ['a footnote', `${filler.repeat(12)}[^a]\n\n[^a]: Note.`],
    ['a component', `${filler.repeat(12)}<Term>it</Term>`],
    ['an image', `${filler.repeat(12)}![it](/it.png)`],
    ['an expression', `${filler.repeat(12)}{1 + 1}`],
    ['what looks like a marker', `${filler.repeat(12)}\\[\\[block:1]]`],
  ])('is not asked for prose with %s', async (_, text) => {
    const [slot] = treated(await chapterOf('  start: { domain: software }', text), profile('none', ''))
    expect([slot?.slot.held === undefined, slot?.rewrite]).toEqual([false, undefined])
  })
})

describe('a shift', () => {
  const long = filler.repeat(12)
  const chapter = chapterOf(
    '  start: { domain: both }\n  soft: { domain: software }\n  hard: { domain: hardware }',
    `${long}\n\n## Soft\n\n${long}\n\n## Hard\n\n${long}`,
  )

  test('moves the level of the section’s own domain only, and both in a section of both', () => {
    const reader = profile('intermediate; python', 'beginner')
    const levels = (domain: 'software' | 'hardware' | 'both', shift: Shift) => {
      const { software, hardware } = shifted(reader, domain, shift)
      return [software.level, hardware.level]
    }
    expect(levels('software', -1)).toEqual(['beginner', 'beginner'])
    expect(levels('software', 1)).toEqual(['expert', 'beginner'])
    expect(levels('hardware', 1)).toEqual(['intermediate', 'intermediate'])
    expect(levels('both', -1)).toEqual(['beginner', 'none'])
    expect(shifted(reader, 'both', 1).software.anchors).toEqual(['python'])
    expect(shifted(reader, 'both', undefined)).toEqual(reader)
  })

  test('stops at the ends of the ladder', () => {
    expect(shifted(profile('expert', 'none'), 'both', 1).software.level).toBe('expert')
    expect(shifted(profile('expert', 'none'), 'both', -1).hardware.level).toBe('none')
  })

  test('of a level that is unknown starts from the middle', () => {
    expect(shifted(profile('', ''), 'software', -1).software.level).toBe('beginner')
    expect(shifted(profile('', ''), 'software', 1).software.level).toBe('expert')
  })

  test('leaves the plan with the reader’s own profile', async () => {
    const reader = profile('intermediate', 'intermediate')
    expect(planReading(book, await chapter, reader, new Set(['start']), 1).profile).toEqual(reader)
  })

  test('still gives as reasons what the reader told us, and that the reader asked', async () => {
    for (const shift of [-1, 1] as const)
      for (const slot of treated(await chapter, profile('intermediate', 'beginner'), shift))
        for (const { fact, text } of [...slot.reasons, ...(slot.rewrite ?? [])]) {
          expect(['software.level=intermediate', 'hardware.level=beginner']).toContain(fact)
          if (text.includes('intermediate')) expect(text).toMatch(/asked/)
        }
  })

  test('has the same effect as the level it moves to', async () => {
    const moved = treated(await chapter, profile('intermediate', 'beginner'), -1)
    const told = treated(await chapter, profile('beginner', 'none'))
    const gist = (slots: typeof moved) => slots.map(({ treatment, rewrite }) => [treatment, rewrite !== undefined])
    expect(gist(moved)).toEqual(gist(told))
  })
})
