import { watch } from 'node:fs'
import { join } from 'node:path'
import { indexBook, install, main, prepareDatabase, root, runBin } from './setup.mjs'

// npm run dev: the site as it is edited. What is gathered of the book is gathered again whenever content/ changes.
await main(async () => {
  await install()
  await indexBook()
  await prepareDatabase()
  watchContent()
  const port = process.env.PORT || '3000'
  await runBin('next', ['dev', '-p', port], { env: { PORT: port, NEXT_TELEMETRY_DISABLED: '1' } })
})

function watchContent() {
  let timer
  watch(join(root, 'content'), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => indexBook().catch((cause) => console.error(cause.message)), 100)
  })
}
