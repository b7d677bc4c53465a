import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findSource, markdownOf } from '@/lib/book/markdown'
import { readSource } from '@/tests/support/compiled'

const content = join(import.meta.dirname, '../../../content')

test('a chapter begins with its title', async () => {
  expect(markdownOf(await readSource('sections'))).toMatch(/^# Sections\n\nEach kind of section once\.\n\nThe opening/)
})

test('nothing of MDX is left', async () => {
  for (const name of ['invisible', 'components', 'depth', 'callouts', 'held', 'nested']) {
    const text = markdownOf(await readSource(name)).replace(/```[\s\S]*?```/g, '')
    expect(text, name).not.toMatch(/<\/?[A-Z]|^export|\{\/\*/m)
  }
})

test('components stand by their text, variants not at all', async () => {
  const depth = markdownOf(await readSource('depth'))
  expect(depth).toContain('The normal prose')
  expect(depth).not.toContain('said with more help')
  const components = markdownOf(await readSource('components'))
  expect(components).toContain('**Exercise: Try**\n\nA question.\n\n**Answer**\n\nIts answer.')
  expect(components).toContain('**Python**\n\nIn Python.')
})

test('questions, cards and definitions can be read as text', async () => {
  const text = markdownOf(await readSource('style'))
  expect(text).toMatch(/\*\*Right\*\*\s+More than 40 times a second\s+Twice for each turn/)
  expect(text).toContain('**Hint**')
  expect(text).toContain('[A film of the loop](https://www.example.org/film)\n\nFigure.')
  expect(text).toContain('**Range**\n\nThe values it is specified for.')
  expect(text).not.toContain('[!code')
})

test('a warning is still one', async () => {
  expect(markdownOf(await readSource('callouts'))).toContain('> **Warning**\n>\n> Never touch this.')
})

test('a drawing is told, a picture with an address stays', () => {
  const text = markdownOf(
    '---\ntitle: T\n---\n\n![What it shows](./a.svg "Caption.")\n\n![P](https://a.example/p.png)\n',
  )
  expect(text).toContain('Figure. Caption. What it shows')
  expect(text).toContain('![P](https://a.example/p.png)')
})

test('a chapter is found by its slug, and by nothing else', async () => {
  expect(await findSource(content, 'sensing')).toContain('title:')
  for (const slug of ['02-sensing', 'nowhere', '', '../book', 'book.yaml']) {
    expect(await findSource(content, slug), slug).toBeUndefined()
  }
})
