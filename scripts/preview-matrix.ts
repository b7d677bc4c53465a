import { book, chapters } from '@/tests/support/book'
import { askedWith } from './asked'
import { readAgainst } from './preview/against'
import { writeMatrix } from './preview/write'
import { references } from './references'
import { main } from './setup.mjs'

// Every chapter as each reference reader has it, without any model.
const { values } = askedWith('npm run preview:matrix [-- --against main]', { options: { against: { type: 'string' } } })
await main(async () => {
  const before = values.against ? { ...(await readAgainst(values.against)), name: values.against } : undefined
  const { pages, changed } = await writeMatrix('test-results/preview', { book, chapters }, references, before)
  console.info(`${pages} pages in test-results/preview; begin at index.html.`)
  if (before) console.info(`${changed} readings differ from ${values.against}.`)
})
