import { join } from 'node:path'
import { expect, test } from 'vitest'
import { versionOf } from '@/lib/book/full-text'
import { gatherBook } from '@/lib/book/gather'
import { readChapter } from '@/lib/book/read'
import { compile } from '@/tests/support/book'

async function textsOf(source: string) {
  return (await readChapter(source, '01-t.mdx')).texts
}

const source = `---
title: T
---

Before.

## One

Prose with \`code\` and $V_{\\text{ref}}$.

\`\`\`python
print("in code")
\`\`\`

| a | b |
| - | - |
| c | d |

<Depth>

As written.

<Variant for="hardware: none">

Only for some.

</Variant>

</Depth>

## One

Again.
`

test('all that stands in a section is its text, and what only some readers see is not', async () => {
  const texts = await textsOf(source)
  expect(texts.map(({ id }) => id)).toEqual(['start', 'one', 'one-1'])
  const one = texts[1]?.text ?? ''
  for (const part of ['Prose with code and V_ref.', 'print("in code")', 'a b', 'c d', 'As written.'])
    expect(one).toContain(part)
  expect(one).not.toContain('Only for some')
})

test('a version changes with the words of its own section and no other', async () => {
  const before = (await textsOf(source)).map(versionOf)
  const after = (await textsOf(source.replace('in code', 'in other code'))).map(versionOf)
  expect(after.map((version, index) => version === before[index])).toEqual([true, false, true])
})

test('every section of the shipped book has a version', async () => {
  const { chapters } = await gatherBook(join(import.meta.dirname, '../../../content'), compile)
  for (const { slug, headings, versions } of chapters) {
    const sections = headings.filter(({ depth }) => depth === 2).map(({ id }) => id)
    expect(Object.keys(versions), slug).toEqual(['start', ...sections])
  }
})
