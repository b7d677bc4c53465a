import { describe, expect, test } from 'vitest'
import { compiled, compiledText, kindsOf, orderOf, sectionOf, sectionText } from '@/tests/support/compiled'

describe('a section', () => {
  test('is what stands before the first level-two heading, or one and what follows it', async () => {
    const { sections } = await compiled('sections')
    expect(sections.map(({ id, heading }) => [id, heading])).toEqual([
      ['start', 'Sections'],
      ['first', 'First'],
      ['second', 'Second'],
      ['left-alone', 'Left alone'],
    ])
  })

  test('keeps headings of the third level as blocks within it', async () => {
    const first = sectionOf(await compiled('sections'), 'first')
    expect(orderOf(first)).toBe('slot block slot')
    expect(first.blocks[0]).toMatchObject({ kind: 'heading', first: 'Within the first' })
  })

  test('takes its settings from the frontmatter, then from the chapter, then from the house', async () => {
    const chapter = await compiled('sections')
    expect(sectionOf(chapter)).toMatchObject({ domain: 'both', level: 1, concepts: ['opening'] })
    expect(sectionOf(chapter, 'first')).toMatchObject({ domain: 'hardware', level: 1, concepts: [] })
    expect(sectionOf(chapter, 'second')).toMatchObject({ domain: 'software', level: 3, concepts: ['one', 'two'] })
    expect(sectionOf(await compiledText('Prose.'))).toMatchObject({ domain: 'both', level: 2, verbatim: false })
  })

  test('that is verbatim has no slot', async () => {
    const section = sectionOf(await compiled('sections'), 'left-alone')
    expect(section.slots).toEqual([])
    expect(kindsOf(section)).toEqual(['verbatim'])
  })

  test('is absent before the first heading where nothing stands there', async () => {
    expect((await compiled('no-opening')).sections).toHaveLength(1)
  })

  test('has a marker between any two slots, and nowhere two of the same number', async () => {
    for (const name of ['sections', 'lists', 'callouts', 'depth', 'held', 'components', 'long-run', 'nested']) {
      for (const section of (await compiled(name)).sections) {
        expect(orderOf(section), name).not.toContain('slot slot')
        expect(section.blocks.map(({ number }) => number)).toEqual(section.blocks.map((_, index) => index + 1))
        const markers = [...sectionText(section).matchAll(/^\[\[block:(\d+)\]\]$/gm)].map(([, number]) =>
          Number(number),
        )
        expect(markers, name).toEqual(section.blocks.map(({ number }) => number))
      }
    }
  })
})

describe('an id', () => {
  test('is unique where headings repeat', async () => {
    const { headings } = await compiled('headings')
    expect(headings.map(({ id }) => id)).toEqual(['summary', 'summary-1', 'start-1', 'code--signs-in-x2', 'summary-2'])
  })

  test('of the opening is start, whatever the headings are called', async () => {
    const { sections } = await compiled('headings')
    expect(sections.map(({ id }) => id)).toEqual(['start', 'summary', 'summary-1', 'start-1', 'code--signs-in-x2'])
  })

  test('is unique too where a chapter is nothing but headings', async () => {
    const { sections } = await compiledText('### Overture\n\n## Start')
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
  })

  test('of a slot is its section and its place', async () => {
    const section = sectionOf(await compiled('lists'), 'with-code')
    expect(section.slots.map(({ id }) => id)).toEqual(['with-code.0', 'with-code.1', 'with-code.2', 'with-code.3'])
  })
})

describe('the frontmatter', () => {
  test('may not name a section that is not there', async () => {
    await expect(compiledText('Prose.', 'sections: { nowhere: { level: 1 } }\n')).rejects.toThrow(/"nowhere"/)
  })

  test('is refused with every fault and its place', async () => {
    const fault = compiledText('Prose.', 'level: 9\ncolour: red\n')
    await expect(fault).rejects.toThrow(/level/)
    await expect(fault).rejects.toThrow(/colour/)
    await expect(fault).rejects.toMatchObject({ line: 3 })
  })

  test('is refused where it is not YAML', async () => {
    await expect(compiledText('Prose.', 'description: [\n')).rejects.toMatchObject({ line: 3 })
  })

  test('needs a title', async () => {
    await expect(compiled('sections', 'Prose without anything above it.')).rejects.toThrow(/title/)
  })
})

describe('the legend of a block', () => {
  test('says what it is, without what it holds', async () => {
    const code = sectionOf(await compiled('sections'), 'second').blocks[0]
    expect(code).toEqual({ number: 1, kind: 'code', language: 'python', first: 'print("one")', size: '2 lines' })
    const components = sectionOf(await compiled('components')).blocks
    expect(components.find(({ kind }) => kind === 'table')).toMatchObject({ first: 'a | b', size: '2 rows' })
    expect(components.find(({ kind }) => kind === 'exercise')).toMatchObject({ first: 'Try' })
    expect(components.find(({ kind }) => kind === 'start of tab')).toMatchObject({ first: 'Python' })
    expect(components.find(({ kind }) => kind === 'formula')).toMatchObject({ first: 'x = y' })
  })

  test('stays on one line and short', async () => {
    const section = sectionOf(await compiledText(`> A quotation\n> of ${'many '.repeat(50)}words`))
    expect(section.blocks[0]?.first).toMatch(/^A quotation$/)
    const table = sectionOf(await compiledText(`| ${'wide '.repeat(60)} |\n| - |\n| cell |`)).blocks[0]
    expect(table?.first?.length).toBeLessThanOrEqual(80)
  })
})
