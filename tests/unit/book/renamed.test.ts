import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRenamed, renamedChapters } from '@/lib/book/renamed.mjs'
import { removeBook, smallBook, writeBook } from '@/tests/support/small-book'

test('the earlier slugs of a chapter lead to it, those of a draft nowhere', async () => {
  const cold = smallBook['content/02-cold.mdx'] ?? ''
  const root = await writeBook({
    'content/02-cold.mdx': cold.replace('title:', 'renamed: [chill, frost]\r\ntitle:'),
    'content/03-ice.mdx': '---\ntitle: Ice\ndraft: true\nrenamed: [snow]\n---\n\nIce.\n',
  })
  expect(await readRenamed(join(root, 'content'))).toEqual([
    { from: 'warmth', to: 'heat' },
    { from: 'chill', to: 'cold' },
    { from: 'frost', to: 'cold' },
  ])
  const redirects = await renamedChapters(join(root, 'content'))
  expect(redirects).toContainEqual({
    source: '/chapters/warmth/:rest*',
    destination: '/chapters/heat/:rest*',
    permanent: true,
  })
  expect(redirects).toContainEqual({ source: '/chapters/frost.md', destination: '/chapters/cold.md', permanent: true })
  await removeBook(root)
})
