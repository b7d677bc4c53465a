import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { components } from '@/lib/book/components'
import { checkContent } from '@/scripts/check/check'
import { lineOf } from '@/scripts/check/fault'
import { rememberIn } from '@/scripts/check/remember'
import { openRunner } from '@/scripts/check/run'
import { removeBook, smallBook, writeBook } from '@/tests/support/small-book'

const guide = await readFile('docs/editing.md', 'utf8')
const pieces = await readFile('docs/components.md', 'utf8')

/** What stands in the fences of a section of the guide. */
function shown(heading: string): string[] {
  const [, section = ''] = guide.split(`## ${heading}\n`)
  const [own = ''] = section.split(/^## /m)
  return [...own.matchAll(/^(`{3,})(?:yaml|mdx?)\n(.*?)\n\1$/gms)].map(([, , text = '']) => text)
}

test('what the guide shows is a chapter in which nothing is wrong', { timeout: 120_000 }, async () => {
  const [front = ''] = shown('Frontmatter')
  const [figure = '', listings = ''] = shown('Text')
  const [depth = ''] = shown('Components')
  const chapter = [
    front,
    'A hand that takes a cup has made a grasp.',
    '## How hard to press',
    'The grip force holds the cup against [calibration](./02-sensing.mdx#calibration).',
    figure,
    listings,
    depth,
    '## Further reading',
    '- None.',
  ].join('\n\n')
  const vocabulary = (text = '') =>
    text
      .replace('label: Python, aliases: [py] }', '$&\n      - { id: web, label: the web, aliases: [] }')
      .replace('label: Arduino, aliases: [esp32] }', '$&\n      - { id: printer, label: a printer, aliases: [] }')
  const sensing = '---\ntitle: Sensing\nsections:\n  calibration: { verbatim: true }\n---\n\n## Calibration\n\nOnce.\n'
  const root = await writeBook({
    ...Object.fromEntries(Object.keys(smallBook).map((file) => [file, undefined])),
    'content/book.yaml': vocabulary(smallBook['content/book.yaml']),
    'content/02-sensing.mdx': sensing,
    'content/15-grasping.mdx': `${chapter}\n`,
    'content/figures/grasp.svg': '<svg viewBox="0 0 20 10"><rect width="20" height="10"/></svg>',
    'content/concepts/grasping.yaml': shown('Concepts').join('\n'),
    'content/bridges/grasping.yaml': shown('Bridges').join('\n'),
  })
  const runner = openRunner()
  const remember = rememberIn(join(root, '.book'), '')
  const { faults } = await checkContent({ root, remember, code: { runner, remember } })
  expect(faults.map(lineOf)).toEqual([])
  await runner.close()
  await removeBook(root)
})

test('every component and every kind of bridge is shown by an example', () => {
  const examples = [guide, pieces].flatMap((text) =>
    [...text.matchAll(/^(`{3,})\w*\n(.*?)\n\1$/gms)].map(([all]) => all),
  )
  const all = examples.join('\n')
  expect(Object.keys(components).filter((name) => !all.includes(`<${name}`))).toEqual([])
  const kinds = shown('Bridges')
    .join('\n')
    .match(/(?<=kind: )\w+/g)
  expect(kinds?.sort()).toEqual(['analogy', 'contrast', 'pitfall', 'skip', 'try'])
})
