import { mkdir, writeFile } from 'node:fs/promises'
import { readBook } from './book/read'
import { coverageOf } from './coverage/measure'
import { pageOf } from './coverage/page'
import { tableOf } from './coverage/table'
import { references } from './references'

// npm run coverage:content: what the book, drafts too, has for each of the reference readers, as a table and as a page.
const book = await readBook('content', { drafts: true })
const chapters = await Promise.all(book.chapters.map(({ slug }) => book.readChapter(slug)))
const coverage = coverageOf(book, chapters, references)
console.info(tableOf(coverage))
await mkdir('test-results', { recursive: true })
await writeFile('test-results/coverage.html', pageOf(coverage))
console.info('\nSection by section: test-results/coverage.html')
