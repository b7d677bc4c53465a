import { describe, expect, test } from 'vitest'
import { editorialAnswer } from '@/lib/personalize/engines/editorial'
import { faultsOfPin, type Pins, pinKey, pinKeys, pinnedAnswer } from '@/lib/personalize/pin'
import { type PlannedSection, planReading } from '@/lib/personalize/plan'
import { promptOf } from '@/lib/personalize/prompt'
import { book, everyone, found, profile, read, sensing } from '@/tests/support/book'
import { rewrite } from '@/tests/support/groq-rewrite'
import { engineOver, scripted } from '@/tests/support/model'

const novice = profile('none', 'none')
const plan = (reader = novice) => planReading(book, sensing, reader)
const section = (reader = novice, id = 'calibration') =>
  found(plan(reader).sections.find((planned) => planned.section.id === id))
const planned = section()
const open = planned.slots.filter(({ rewrite }) => rewrite).map(({ slot }) => slot)
const texts = Object.fromEntries(open.map(({ id, markdown }) => [id, rewrite(markdown)]))
const keyOf = (planned: PlannedSection, of = book) => pinKey(of, sensing.slug, planned)
const pinned = (key = found(keyOf(planned)), content: Record<string, string> = texts): Pins => new Map([[key, content]])

describe('the key of an approved version', () => {
  test('is one for readers whom one generated version would serve', () => {
    const prompts = everyone.map((reader) => JSON.stringify(promptOf(sensing, section(reader)).messages))
    const keys = everyone.map((reader) => keyOf(section(reader)))
    const rewritten = keys.flatMap((key, n) => (key ? [`${key} ${prompts[n]}`] : []))
    expect(new Set(rewritten).size).toBeGreaterThan(1)
    expect(rewritten.length).toBeGreaterThan(new Set(rewritten).size)
    expect(new Set(keys.filter(Boolean)).size).toBe(new Set(rewritten).size)
  })

  test('is another when the section says anything else, its code and tables included', () => {
    const { section: own } = planned
    const edited = { ...planned, section: { ...own, slots: own.slots.map((slot) => ({ ...slot, markdown: 'New.' })) } }
    const version = (text: string) => ({
      ...book,
      chapters: book.chapters.map((each) => ({ ...each, versions: { calibration: text } })),
    })
    const keys = [planned, edited].map((each) => keyOf(each))
    expect(new Set([...keys, keyOf(planned, version('a')), keyOf(planned, version('b'))]).size).toBe(4)
    expect(keyOf(planned)).toBe(keys[0])
  })

  test('is there only where something is rewritten', () => {
    const keys = pinKeys(book, plan())
    expect(keys).toContain(keyOf(planned))
    expect(keys.length).toBe(plan().sections.filter(({ slots }) => slots.some((slot) => slot.rewrite)).length)
    expect(pinKeys(book, plan(profile('', '')))).toEqual([])
  })
})

describe('an approved version', () => {
  test('is shown to its readers as authored, by either engine, and no model is asked', async () => {
    const { complete, asked } = scripted()
    const wanted = { sections: ['calibration'] }
    for (const engine of [undefined, engineOver(complete)]) {
      const reading = await read(sensing, novice, engine, wanted, { pins: pinned() })
      expect(reading.sections[0]?.outcome).toBe('authored')
      for (const { slot, markdown, treatment, source, reasons } of reading.sections[0]?.slots ?? []) {
        if (!texts[slot]) continue
        expect([markdown, treatment, source]).toEqual([texts[slot], 'rewritten', 'authored'])
        expect(reasons.length).toBeGreaterThan(0)
      }
      expect(reading).toMatchObject({ result: 'personalized', usage: { generated: 0, cached: 0 } })
    }
    expect(asked).toEqual([])
    const other = await read(sensing, profile('expert', 'expert'), undefined, wanted, { pins: pinned() })
    expect(other.sections[0]?.slots.map(({ markdown }) => markdown)).not.toContain(Object.values(texts)[0])
  })

  test('that the checks of today do not pass is not shown, in no part of it', () => {
    const [id = '', text = ''] = Object.entries(texts)[0] ?? []
    const spoilt = { ...texts, [id]: `${text} It weighs 4711 kg.` }
    expect(faultsOfPin(planned, spoilt)).toMatchObject({ [id]: { check: 'numbers' } })
    expect(pinnedAnswer(planned, spoilt)).toBeUndefined()
    expect(pinnedAnswer(planned, texts)).toBeDefined()
  })

  test('names only what is rewritten, and something', () => {
    const strange = { 'calibration.99': 'Nothing.' }
    expect(Object.keys(faultsOfPin(planned, strange))).toEqual(['calibration.99'])
    expect(pinnedAnswer(planned, strange)).toBeUndefined()
    expect(pinnedAnswer(planned, {})).toBeUndefined()
  })

  test('of some slots leaves the others as editors alone answer them', () => {
    const [id = '', text = ''] = Object.entries(texts)[0] ?? []
    const answer = found(pinnedAnswer(planned, { [id]: text }))
    const without = editorialAnswer(planned)
    expect(answer.slots.filter(({ slot }) => slot !== id)).toEqual(without.slots.filter(({ slot }) => slot !== id))
  })
})
