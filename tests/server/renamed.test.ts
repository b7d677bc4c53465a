import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renamedChapters } from '@/lib/book/renamed.mjs'
import { type App, startApp } from '@/tests/support/app'
import { siteWith } from '@/tests/support/site'
import { removeBook, writeBook } from '@/tests/support/small-book'

let app: App
let site: Awaited<ReturnType<typeof siteWith>>

// The book that is shipped has no chapter that was ever called otherwise.
beforeAll(async () => {
  const sensing = '---\ntitle: Sensing\nrenamed: [how-machines-feel]\n---\n\nText.\n'
  const book = await writeBook({ 'content/01-sensing.mdx': sensing })
  site = await siteWith(await renamedChapters(join(book, 'content')))
  await removeBook(book)
  app = await startApp({}, { site: site.folder })
})
afterAll(async () => {
  await app.stop()
  await site.remove()
})

test.each(['', '.md', '/as/web-developer.json', '/card.png', '?from=elsewhere'])(
  'the address that a chapter had before leads for good to %j',
  async (rest) => {
    const [before, now] = [`/chapters/how-machines-feel${rest}`, `/chapters/sensing${rest}`]
    const answer = await fetch(`${app.url}${before}`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([308, now])
    expect((await fetch(`${app.url}${before}`)).status).toBe(200)
  },
)
