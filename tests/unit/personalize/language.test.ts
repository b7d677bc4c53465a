import { describe, expect, test } from 'vitest'
import { findForeign } from '@/lib/personalize/language'
import { readProse } from '@/lib/personalize/prose'
import { findFault } from '@/lib/personalize/verify'
import { chapters } from '@/tests/support/book'
import { elsewhere } from '@/tests/support/languages'

const author =
  'A loop measures the world, decides and acts, and then it measures the world that it has changed. The error is small.'
const slots = chapters.flatMap(({ sections }) => sections.flatMap((section) => section.slots))
const texts = slots.map(({ markdown }) => readProse(markdown).text)

describe('another language', () => {
  test.each(Object.entries(elsewhere))('is found: %s, alone and among the author’s own', (_, text) => {
    expect(findForeign(text, author, [])).toBeDefined()
    expect(findForeign(`${author} ${text} It acts.`, author, [])).toBeDefined()
    expect(findFault(author, text, { texts: [] })?.check).toMatch(/phrases|completeness/)
  })

  test('is known as the author’s own where the book is written in it', () => {
    for (const text of Object.values(elsewhere)) expect(findForeign(text, text, []), text).toBeUndefined()
    const more = 'Währenddessen wartet nichts auf das Programm, und alles bewegt sich die ganze Zeit über weiter.'
    expect(findForeign(more, elsewhere.German ?? '', [])).toBeUndefined()
  })
})

describe('the author’s language', () => {
  test('is never doubted, not even in words of another part of the book', () => {
    for (const [index, text] of texts.entries()) {
      const other = texts[(index * 7 + 11) % texts.length] ?? ''
      expect(findForeign(text, other, []), text).toBeUndefined()
    }
  })

  test('is not doubted for names, units, code or formulas', () => {
    const names =
      'ams AS5600, InvenSense MPU-6050, STMicroelectronics VL53L0X, Raspberry Pi Camera Module 3, Arduino Uno.'
    for (const text of [
      names,
      '750 mV, 25 °C, 2 V, 0.05 V·s/rad, 16.7 rad/s, 9.81 m/s², 115 200 baud, 14.8 Wh, 53 kJ.',
    ])
      expect(findForeign(text, author, []), text).toBeUndefined()
  })

  test('is not asked after where there is little text', () => {
    expect(findForeign('Das ist der Fall.', author, [])).toBeUndefined()
  })
})
