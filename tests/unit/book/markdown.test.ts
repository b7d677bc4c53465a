import { expect, test } from 'vitest'
import { readChapter } from '@/lib/book/read'
import { readSource } from '@/tests/support/compiled'

async function markdownOf(source: string): Promise<string> {
  return (await readChapter(source, '01-t.mdx')).markdown
}

test('a chapter begins with its title', async () => {
  expect(await markdownOf(await readSource('sections'))).toMatch(
    /^# Sections\n\nEach kind of section once\.\n\nThe opening/,
  )
})

test('nothing of MDX is left', async () => {
  for (const name of ['invisible', 'components', 'depth', 'callouts', 'held', 'nested']) {
    const text = (await markdownOf(await readSource(name))).replace(/```[\s\S]*?```/g, '')
    expect(text, name).not.toMatch(/<\/?[A-Z]|^export|\{\/\*/m)
  }
})

test('components stand by their text, variants not at all', async () => {
  const depth = await markdownOf(await readSource('depth'))
  expect(depth).toContain('The normal prose')
  expect(depth).not.toContain('said with more help')
  const components = await markdownOf(await readSource('components'))
  expect(components).toContain('**Exercise: Try**\n\nA question.\n\n**Answer**\n\nIts answer.')
  expect(components).toContain('**Python**\n\nIn Python.')
})

test('questions, cards and definitions can be read as text', async () => {
  const text = await markdownOf(await readSource('style'))
  expect(text).toMatch(/\*\*Right\*\*\s+More than 40 times a second\s+Twice for each turn/)
  expect(text).toContain('**Hint**')
  expect(text).toContain('[A film of the loop](https://www.example.org/film)\n\nFigure.')
  expect(text).toContain('**Range**\n\nThe values it is specified for.')
  expect(text).not.toContain('[!code')
})

test('a warning is still one', async () => {
  expect(await markdownOf(await readSource('callouts'))).toContain('> **Warning**\n>\n> Never touch this.')
})

test('a drawing is told, a picture with an address stays', async () => {
  const text = await markdownOf(
    '---\ntitle: T\n---\n\n![What it shows](./a.svg "Caption.")\n\n![P](https://a.example/p.png)\n',
  )
  expect(text).toContain('Figure. Caption. What it shows')
  expect(text).toContain('![P](https://a.example/p.png)')
})

test('an aside is called one, and pieces are called what they are in the language of the chapter', async () => {
  const source =
    '---\ntitle: T\n---\n\n> [!TIP]\n> Gut.\n\n<Aside for="hardware: none">\n\nMehr.\n\n</Aside>\n\n<Exercise title="A">\n\nB.\n\n</Exercise>\n'
  const english = (await readChapter(source, '/content/en/01-t.mdx')).markdown
  expect(english).toContain('> **Tip**\n>\n> Gut.\n\n**An aside**\n\nMehr.\n\n**Exercise: A**')
  const german = (await readChapter(source, '/content/de/01-t.mdx')).markdown
  expect(german).toContain('> **Tipp**\n>\n> Gut.\n\n**Nebenbei**\n\nMehr.\n\n**Aufgabe: A**')
})

test('a note in the margin follows its sentence', async () => {
  const source = '---\ntitle: T\n---\n\nTen for each degree.<Margin>So 25 °C are 750.</Margin>\n'
  expect((await readChapter(source, '01-t.mdx')).markdown).toContain('Ten for each degree. So 25 °C are 750.')
})
