import { describe, expect, test } from 'vitest'
import { compiled, compiledText, proseOf, readSource, sectionOf, sectionText } from '@/tests/support/compiled'

describe('a slot is held back', () => {
  test('for what could not be put back into rewritten prose', async () => {
    const section = sectionOf(await compiled('held'))
    expect(section.slots.map(({ held }) => held)).toEqual([
      'footnote',
      'marker',
      'expression',
      'component',
      'image',
      'marker',
      undefined,
    ])
  })

  test('for a marker in disguise', async () => {
    for (const text of [
      '[\\[block:1]]',
      '[[*block*:1]]',
      '[[bl&#111;ck:1]]',
      '[[block:',
      '- [[block:3]]',
      '`[[block:1]]`',
    ]) {
      expect(sectionOf(await compiledText(text)).slots[0]?.held, text).toBe('marker')
    }
  })

  test('and never stands as a line of its own that looks like a marker', async () => {
    const section = sectionOf(await compiledText('[[block:1]]\n\n---\n\n`[[block:1]]`'))
    expect(section.slots.every(({ held }) => held === 'marker')).toBe(true)
    expect(sectionText(section).match(/^\[\[block:\d+\]\]$/gm)).toEqual(['[[block:1]]'])
  })
})

describe('the bytes of a file', () => {
  test('may begin with a mark and end their lines as Windows does', async () => {
    for (const name of ['sections', 'callouts', 'lists', 'depth', 'references', 'components', 'long-run']) {
      const source = await readSource(name)
      const plain = await compiled(name)
      const marked = await compiled(name, `\uFEFF${source}`)
      const windows = await compiled(name, source.replaceAll('\n', '\r\n'))
      expect(marked.sections, name).toEqual(plain.sections)
      expect(JSON.parse(JSON.stringify(windows.sections).replaceAll('\\r', '')), name).toEqual(plain.sections)
    }
  })

  test('give slots without a carriage return', async () => {
    const windows = await compiledText('One\r\ntwo.\r\n\r\n- a\r\n- b\r\n')
    expect(proseOf(sectionOf(windows)).join('')).not.toContain('\r')
  })

  test('may hold any character', async () => {
    const chapter = await compiled('characters')
    expect(proseOf(sectionOf(chapter))).toEqual([
      'Robots 🤖 and families 👩‍👩‍👧 count; naïve façades, Ω and 10 µs stay as they are.',
    ])
    expect(proseOf(sectionOf(chapter, 'émiles--heading'))[0]).toContain(
      'A backslash \\\\, a star \\*, an underscore a_b_c',
    )
  })

  test('decide the revision', async () => {
    const source = await readSource('sections')
    const { revision } = await compiled('sections')
    expect(revision).toMatch(/^[0-9a-f]{16}$/)
    expect((await compiled('sections', source)).revision).toBe(revision)
    expect((await compiled('sections', `${source} `)).revision).not.toBe(revision)
  })
})
