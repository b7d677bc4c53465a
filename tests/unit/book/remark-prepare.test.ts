import { describe, expect, test } from 'vitest'
import { compiled, compiledText, kindsOf, proseOf, sectionOf } from '@/tests/support/compiled'

describe('references', () => {
  test('become inline links before slots are cut, and their definitions do not cut a run', async () => {
    const [slot, ...others] = proseOf(sectionOf(await compiled('references')))
    expect(others).toEqual([])
    expect(slot).toContain('[full reference](https://example.org/one "Title")')
    expect(slot).toContain('[collapsed](https://example.org/collapsed)')
    expect(slot).toContain('[shortcut](https://example.org/shortcut)')
  })

  test('without a definition stay text', async () => {
    expect(proseOf(sectionOf(await compiled('references')))[0]).toContain('\\[missing]\\[nowhere]')
  })

  test('take the first definition of a name, in any case', async () => {
    const section = sectionOf(await compiledText('A [Word][].\n\n[word]: https://a.example\n[WORD]: https://b.example'))
    expect(proseOf(section)).toEqual(['A [Word](https://a.example).'])
  })

  test('may be defined in another section, or within a callout', async () => {
    const chapter = await compiledText('A [word].\n\n## Two\n\n> [!NOTE]\n> Here.\n>\n> [word]: https://a.example')
    expect(proseOf(sectionOf(chapter))).toEqual(['A [word](https://a.example).'])
    expect(proseOf(sectionOf(chapter, 'two'))).toEqual(['Here.'])
  })
})

describe('links between chapter files', () => {
  test('become addresses of the book', async () => {
    const slot = proseOf(sectionOf(await compiled('references')))[0]
    expect(slot).toContain('[another chapter](/chapters/sensing#noise)')
    expect(slot).toContain('[the first](/chapters/embodied-intelligence)')
    expect(slot).toContain('[up](/chapters/acting-and-control)')
  })

  test('out of the book and within the chapter stay', async () => {
    const slot = proseOf(sectionOf(await compiled('references')))[0]
    expect(slot).toContain('[itself](#after)')
    expect(slot).toContain('[elsewhere](https://example.org/a.mdx)')
  })

  test('work by reference too', async () => {
    const section = sectionOf(await compiledText('See [there][x].\n\n[x]: ./02-sensing.mdx#noise'))
    expect(proseOf(section)).toEqual(['See [there](/chapters/sensing#noise).'])
  })
})

describe('an alert', () => {
  test.each(['NOTE', 'Tip', 'important', 'WARNING', 'caution', 'danger'])('%s is a callout', async (kind) => {
    const section = sectionOf(await compiledText(`> [!${kind}]\n> Text.`))
    expect(kindsOf(section)[0]).toContain(kind.toLowerCase())
  })

  test('may open with emphasis or a list', async () => {
    expect(proseOf(sectionOf(await compiledText('> [!NOTE]\n> *So* it is.')))).toEqual(['*So* it is.'])
    expect(proseOf(sectionOf(await compiledText('> [!NOTE]\n> - one\n> - two')))).toEqual(['- one\n- two'])
  })

  test('is a quotation where the sign is not alone on its line', async () => {
    expect(kindsOf(sectionOf(await compiledText('> [!NOTE] on the line.')))).toEqual(['quotation'])
    expect(kindsOf(sectionOf(await compiledText('> [!REMARK]\n> Unknown.')))).toEqual(['quotation'])
  })
})
