import { mkdir, writeFile } from 'node:fs/promises'
import { keepGathered } from '@/lib/book/keep'

const started = Date.now()
try {
  const book = await keepGathered('content', '.book/kept')
  await mkdir('.book', { recursive: true })
  await writeFile('.book/book.json', JSON.stringify(book))
  const { chapters, concepts, bridges } = book
  console.log(
    `Book: ${chapters.length} chapters, ${concepts.length} concepts, ${bridges.length} bridges (${Date.now() - started} ms).`,
  )
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause)
  process.exit(1)
}
