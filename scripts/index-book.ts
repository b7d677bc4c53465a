import { mkdir, writeFile } from 'node:fs/promises'
import { gatherBook } from '@/lib/book/gather'

const started = Date.now()
try {
  const book = await gatherBook('content')
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
