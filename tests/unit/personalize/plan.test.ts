import { describe, expect, test } from 'vitest'
import type { Profile } from '@/lib/personalize/events'
import { planReading } from '@/lib/personalize/plan'
import { book, chapters, everyone, first, found, plannedSlots, planOf, profile } from '@/tests/support/book'

const plain = (value: unknown) => JSON.parse(JSON.stringify(value))
const unwritten = plannedSlots(profile('', '')).map(({ slot }) => slot.slot)

describe('a plan', () => {
  test('is the same for the same reader and book', () => {
    // Sections of their own, since plans are remembered with the sections they are for.
    for (const chapter of chapters) {
      const afresh = { ...chapter, sections: structuredClone(chapter.sections) }
      for (const reader of everyone.filter((_, index) => index % 16 === 5))
        expect(plain(planReading(book, afresh, reader))).toEqual(plain(planReading(book, chapter, reader)))
    }
  })

  test('does not depend on who was planned for before', () => {
    const [one, two] = [profile('expert; ros', 'none'), profile('none', 'expert; jetson')]
    const before = plain(planReading(book, first, one).sections)
    planReading(book, first, two, undefined, 1)
    planReading(book, first, one, new Set(['start']), -1)
    expect(plain(planReading(book, first, one).sections)).toEqual(before)
  })

  test('is of the bridges as they are now, and not of those that the same chapter had before', () => {
    const reader = profile('expert; web', 'none')
    const edited = { ...book, bridges: book.bridges.map((bridge) => ({ ...bridge, text: `Edited. ${bridge.text}` })) }
    const [before, after] = [book, edited].map((each) => JSON.stringify(planReading(each, first, reader)))
    expect(before?.includes('Edited. ')).toBe(false)
    expect(after?.includes('Edited. ')).toBe(true)
  })

  test('changes neither the chapter nor the reader', () => {
    const before = plain([chapters, everyone])
    for (const reader of everyone) planReading(book, first, reader)
    expect(plain([chapters, everyone])).toEqual(before)
  })

  test('has every section and slot of the chapter in its order', () => {
    for (const chapter of chapters)
      expect(planReading(book, chapter, profile('expert', 'none')).sections.map(({ slots }) => slots)).toMatchObject(
        chapter.sections.map(({ slots }) => slots.map((slot) => ({ slot }))),
      )
  })

  test('leaves all as written for a reader who said nothing', () => {
    for (const { slot } of plannedSlots(profile('', ''))) {
      const { slot: _, ...rest } = slot
      expect(rest).toEqual({ treatment: 'as-written', notes: [], reasons: [], citations: [] })
    }
    expect(unwritten.length).toBeGreaterThan(60)
  })

  test('differs between readers of different levels', () => {
    const levels = ['none', 'beginner', 'intermediate', 'expert']
    const plans = levels.flatMap((software) => levels.map((hardware) => profile(software, hardware)))
    for (const chapter of chapters) {
      const seen = plans.map((reader) => JSON.stringify(planReading(book, chapter, reader).sections))
      expect(new Set(seen).size).toBe(plans.length)
    }
  })
})

describe('the two domains are never averaged', () => {
  const seen = (reader: Profile, domain: string) =>
    plannedSlots(reader)
      .filter(({ planned }) => planned.section.domain === domain)
      // A note may come from the other domain, as an analogy does; an aside goes by what it names.
      .filter(({ slot: { slot } }) => !slot.condition)
      .map(({ slot: { slot, treatment, rewrite } }) => [
        slot.id,
        treatment === 'bridged' ? 'as-written' : treatment,
        rewrite !== undefined,
      ])

  test.each(['software', 'hardware'] as const)('a section of %s is treated by that level alone', (domain) => {
    for (const own of ['none', 'beginner', 'intermediate', 'expert', '']) {
      const [one, ...others] = ['none', 'beginner', 'intermediate', 'expert', ''].map((other) =>
        seen(domain === 'software' ? profile(own, other) : profile(other, own), domain),
      )
      for (const each of others) expect(each).toEqual(one)
    }
  })

  test.each([
    [profile('', 'expert'), 'software'],
    [profile('expert', ''), 'hardware'],
    [profile('', 'none'), 'software'],
  ])('a level that is unknown leaves its domain as written', (reader, domain) => {
    for (const { planned, slot } of plannedSlots(reader))
      if (planned.section.domain === domain) expect([slot.treatment, slot.rewrite]).toEqual(['as-written', undefined])
  })

  test('a section of both is folded only for experts in both', () => {
    for (const reader of everyone)
      for (const { planned, slot } of plannedSlots(reader))
        if (planned.section.domain === 'both' && slot.treatment === 'collapsed' && !slot.slot.condition)
          expect([reader.software.level, reader.hardware.level]).toEqual(['expert', 'expert'])
    const both = plannedSlots(profile('expert', 'expert')).filter(({ planned }) => planned.section.domain === 'both')
    expect(both.some(({ slot }) => slot.treatment === 'collapsed')).toBe(true)
  })

  test('a section of both is rewritten if either level is not intermediate', () => {
    const asked = (reader: Profile) => planOf(first, 'where-learning-fits', reader).slots.some(({ rewrite }) => rewrite)
    expect(asked(profile('intermediate', 'intermediate'))).toBe(false)
    expect(asked(profile('intermediate', ''))).toBe(false)
    for (const other of ['none', 'beginner', 'expert']) {
      expect(asked(profile('intermediate', other))).toBe(true)
      expect(asked(profile(other, 'intermediate'))).toBe(true)
    }
  })
})

describe('for whoever reads', () => {
  const everySlot = (look: (each: ReturnType<typeof plannedSlots>[number], reader: Profile) => void) => {
    for (const reader of everyone) for (const each of plannedSlots(reader)) look(each, reader)
  }

  test('every treatment but as-written has a reason, in the form of the contract, true of this reader', () => {
    everySlot(({ slot }, reader) => {
      if (slot.treatment === 'as-written') expect([slot.notes, slot.reasons]).toEqual([[], []])
      else expect(slot.reasons.length, slot.slot.id).toBeGreaterThan(0)
      for (const { fact, text } of [...slot.reasons, ...(slot.rewrite ?? [])]) {
        const [, domain, kind, value] = found(
          /^(software|hardware)\.(level|anchor)=(\S+)$/.exec(fact) ?? undefined,
          fact,
        )
        const { level, anchors } = reader[domain === 'software' ? 'software' : 'hardware']
        expect(kind === 'level' ? [level] : anchors).toContain(value)
        expect(value).not.toBe('unknown')
        expect(text).toMatch(/^You (listed|gave) .*\.$/)
        expect(text).not.toMatch(/you are|since|beginners/i)
      }
    })
  })

  test('what is folded has its line, and what is not has none', () => {
    everySlot(({ slot }) => {
      expect(slot.summary !== undefined, slot.slot.id).toBe(slot.treatment === 'collapsed')
      expect(slot.summary ?? '').not.toMatch(/\n|\[\[block|undefined/)
    })
  })

  test('an editor’s variant stands where a slot is rewritten without a model', () => {
    everySlot(({ slot }) => {
      expect(slot.variant !== undefined).toBe(slot.treatment === 'rewritten')
      if (slot.variant) expect(slot.slot.variants?.map(({ markdown }) => markdown)).toContain(slot.variant)
      if (slot.variant || slot.summary) expect(slot.rewrite).toBeUndefined()
    })
  })

  test('a model is asked only for prose that it may change', () => {
    everySlot(({ planned, slot }) => {
      const words = planned.slots.reduce((sum, each) => sum + each.slot.words, 0)
      if (slot.rewrite)
        expect([planned.section.verbatim, slot.slot.held, words >= 60]).toEqual([false, undefined, true])
    })
  })
})

describe('the parts of a chapter', () => {
  test('read alone as they do in the whole', () => {
    for (const chapter of chapters)
      for (const reader of everyone.filter((_, index) => index % 11 === 4)) {
        const whole = planReading(book, chapter, reader)
        for (const planned of whole.sections) {
          const part = planReading(book, chapter, reader, new Set([planned.section.id]))
          expect(plain(part.sections)).toEqual(plain([planned]))
        }
      }
  })

  test('stay in the order of the chapter, however they are asked for', () => {
    const ids = ['energy-on-board', 'start', 'room-to-stop']
    const { sections } = planReading(book, first, profile('expert', 'none'), new Set(ids))
    expect(sections.map(({ section }) => section.id)).toEqual(['start', 'room-to-stop', 'energy-on-board'])
  })

  test('that are warnings, code, tables or marked verbatim hold nothing to plan', () => {
    const texts = unwritten.map(({ markdown }) => markdown).join('\n\n')
    for (const untouched of [
      'Never short the terminals',
      'A rejected reading may be true',
      'Further reading',
      '| Stage',
    ])
      expect(texts).not.toContain(untouched)
    for (const { sections } of chapters)
      for (const { verbatim, slots } of sections) if (verbatim) expect(slots).toEqual([])
  })
})
