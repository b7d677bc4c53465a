import { describe, expect, test } from 'vitest'
import { SlotData } from '@/lib/personalize/events'
import { chapters, everyone, profile, read } from '@/tests/support/book'

const readers = everyone.filter((_, index) => index % 3 === 1)
const readings = await Promise.all(
  readers.flatMap((reader) =>
    chapters.map(async (chapter) => ({ reader, chapter, document: await read(chapter, reader) })),
  ),
)
const slots = readings.flatMap(({ chapter, reader, document }) =>
  document.sections.flatMap((section) => section.slots.map((slot) => ({ chapter, reader, section, slot }))),
)

describe('what editors alone answer', () => {
  test('is a slot of the contract, with nothing besides', () => {
    for (const { slot } of slots) expect(SlotData.strict().parse(slot)).toEqual(slot)
  })

  test('never comes from a model and is never reverted', () => {
    for (const { slot } of slots) {
      expect(['original', 'authored']).toContain(slot.source)
      expect(slot).not.toHaveProperty('reverted')
    }
    for (const { document } of readings) {
      expect(document.engine).toEqual({ name: 'editorial' })
      expect(document.receipt).toMatchObject({ checks: [], reverted: [] })
      expect(document.usage).toMatchObject({ generated: 0, cached: 0, promptTokens: 0, completionTokens: 0 })
    }
  })

  test('is the author’s prose, whole, but where an editor wrote a variant', () => {
    for (const { chapter, slot } of slots) {
      const own = chapter.sections.flatMap((section) => section.slots).find(({ id }) => id === slot.slot)
      const variants = own?.variants?.map(({ markdown }) => markdown) ?? []
      if (slot.treatment === 'rewritten') expect(variants).toContain(slot.markdown)
      else expect(slot.markdown).toBe(own?.markdown)
    }
  })

  test('says where it comes from: authored where an editor added something, else original', () => {
    for (const { slot } of slots)
      expect(slot.source).toBe(
        slot.treatment === 'rewritten' || slot.notes.length > 0 || slot.summary?.includes('What to keep:')
          ? 'authored'
          : 'original',
      )
  })

  test('gives every note its words and its drawing, and cites in the slot what its notes point to', () => {
    for (const { slot } of slots) {
      for (const note of slot.notes) {
        expect(note.html).toMatch(/^<(p|ul|ol)>/)
        for (const [, address] of note.html.matchAll(/href="\/chapters\/([^"]+)"/g))
          expect(slot.citations.map(({ chapter, anchor }) => `${chapter}#${anchor}`)).toContain(address)
      }
      if (slot.notes.length === 0) expect(slot.citations).toEqual([])
    }
  })

  test('holds no code block, display formula, table, figure or component', () => {
    for (const { slot } of slots) {
      const shown = [slot.markdown, ...slot.notes.map(({ markdown }) => markdown)].join('\n\n')
      expect(shown).not.toMatch(/^```|^\$\$|^\|.*\|$|^!\[|^<[A-Z]/m)
      expect(slot.html).not.toMatch(/<(pre|table|figure|img|svg|h\d)/)
    }
  })
})

test('whoever says nothing gets the chapter as it was written', async () => {
  for (const chapter of chapters) {
    const { result, sections } = await read(chapter, profile('', ''))
    expect(result).toBe('original')
    for (const { outcome, slots } of sections) {
      expect(outcome).toBe('original')
      for (const slot of slots)
        expect([slot.treatment, slot.source, slot.reasons]).toEqual(['as-written', 'original', []])
    }
  }
})
