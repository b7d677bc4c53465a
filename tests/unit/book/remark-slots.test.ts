import { describe, expect, test } from 'vitest'
import { compiled, compiledText, kindsOf, proseOf, sectionOf, sectionText } from '@/tests/support/compiled'

describe('a list', () => {
  test('of prose is prose, and runs on with the paragraphs around it', async () => {
    expect(proseOf(sectionOf(await compiled('lists')))).toEqual([
      'Before the list.\n\n- one\n- two\n  - nested, with `code`\n\nAfter the list.',
    ])
  })

  test('that holds code is a container: its prose are slots, its edges blocks', async () => {
    const section = sectionOf(await compiled('lists'), 'with-code')
    expect(proseOf(section)).toEqual(['Install it.', 'Then wait.', 'Start it.', 'After.'])
    expect(kindsOf(section)).toEqual([
      'start of list',
      'start of list item',
      'code',
      'end of list item',
      'start of list item',
      'end of list item',
      'end of list',
    ])
  })

  test('of tasks keeps what is done', async () => {
    expect(proseOf(sectionOf(await compiled('lists'), 'tasks'))).toEqual(['- [x] done\n- [ ] to do'])
  })
})

describe('a callout', () => {
  test('is a container as note and tip, and opaque as a warning', async () => {
    const section = sectionOf(await compiled('callouts'))
    expect(proseOf(section)).toEqual([
      'Before.',
      'A note on one line.',
      'A tip after an empty line.\n\nIts second paragraph.',
      'After.',
    ])
    expect(kindsOf(section)).toEqual([
      'start of note',
      'end of note',
      'start of tip',
      'end of tip',
      'warning',
      'danger',
      'quotation',
    ])
  })
})

describe('components', () => {
  test('that are containers let their prose be slots; others are opaque', async () => {
    const section = sectionOf(await compiled('components'))
    expect(proseOf(section)).toEqual([
      'In Python.',
      'After the code.',
      'In C++.',
      'Do this.',
      'Do that.',
      'Wrapped.',
      'The end.',
    ])
    expect(kindsOf(section).filter((kind) => !kind.includes(' of '))).toEqual([
      'code',
      'exercise',
      'verbatim',
      'quiz',
      'figure',
      'figure',
      'table',
      'formula',
      'break',
    ])
  })

  test('may stand in one another', async () => {
    const section = sectionOf(await compiled('nested'))
    expect(proseOf(section)).toEqual([
      'Before.',
      'In a note.',
      'In its item.',
      'After its code.',
      'At the end of the note.',
      'In an aside in a tab.',
      'After.',
    ])
    expect(section.slots.map(({ condition }) => condition)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'hardware: none',
      undefined,
    ])
    expect(kindsOf(section)).toContain('warning')
    expect(sectionText(section)).not.toContain('Never')
  })
})

describe('a depth', () => {
  test('is one slot that knows its variants, none of which is on the page', async () => {
    const section = sectionOf(await compiled('depth'))
    expect(section.slots[1]).toMatchObject({
      markdown: 'The normal prose, `code` and $x$.\n\nA second paragraph.',
      variants: [
        { for: 'hardware: none, beginner', markdown: 'The same, said with more help.\n\n- as a list' },
        { for: 'hardware: expert', markdown: 'The same, short.' },
      ],
    })
  })

  test('in an aside keeps the condition of the aside', async () => {
    const section = sectionOf(await compiled('depth'))
    expect(section.slots.map(({ condition }) => condition)).toEqual([
      undefined,
      undefined,
      'software: none',
      'software: none',
      undefined,
    ])
  })

  test('is never cut, however long it is', async () => {
    const section = sectionOf(await compiled('long-run'), 'in-a-depth')
    expect(section.slots.map(({ words }) => words)).toEqual([200])
  })

  test('without a variant, with one for nobody, or with code in it is refused with its place', async () => {
    const variant = (text: string, who = ' for="software: none"') => `<Variant${who}>\n\n${text}\n\n</Variant>`
    const depth = (text: string) => compiledText(`<Depth>\n\nProse.\n\n${text}\n\n</Depth>`)
    await expect(depth('More.')).rejects.toThrow(/at least one <Variant/)
    await expect(depth(variant('More.', ''))).rejects.toThrow(/for whom/)
    await expect(depth(`\`\`\`\ncode\n\`\`\`\n\n${variant('More.')}`)).rejects.toThrow(/prose/)
    await expect(depth(variant('```\ncode\n```'))).rejects.toThrow(/prose/)
    await expect(depth(variant('```\ncode\n```'))).rejects.toMatchObject({ line: expect.any(Number) })
  })

  test('is refused where a variant holds what Markdown cannot carry', async () => {
    const source =
      '<Depth>\n\nProse.\n\n<Variant for="software: none">\n\nA <Term id="x">word</Term>.\n\n</Variant>\n\n</Depth>'
    await expect(compiledText(source)).rejects.toThrow(/Variant/)
  })
})

describe('a long run', () => {
  test('is cut at paragraph ends, with a pause for a marker', async () => {
    const section = sectionOf(await compiled('long-run'))
    expect(section.slots.map(({ words }) => words)).toEqual([100, 50, 200, 10])
    expect(kindsOf(section)).toEqual(['pause', 'pause', 'pause'])
  })
})

describe('what draws nothing', () => {
  test('does not cut a run: comments, definitions, exports', async () => {
    const section = sectionOf(await compiled('invisible'))
    expect(section.slots).toHaveLength(1)
    expect(section.slots[0]?.held).toBeUndefined()
    expect(section.blocks).toEqual([])
  })

  test('leaves no empty slot behind', async () => {
    const section = sectionOf(await compiledText('One.\n\n## Two\n\n{/* only */} {/* comments */}\n'), 'two')
    expect(section.slots).toEqual([])
  })
})
