import { spawn } from 'node:child_process'
import { forgetCompiled, install, main, prepareDatabase, root, runBin } from './setup.mjs'

// npm run dev: the site as it is edited. What is gathered of the book is gathered again whenever content/ changes, and
// what is wrong with the text is told here.
await main(async () => {
  await install()
  await prepareDatabase()
  forgetCompiled()
  await watchBook()
  const port = process.env.PORT || '3000'
  await runBin('next', ['dev', '-p', port], { env: { PORT: port, NEXT_TELEMETRY_DISABLED: '1' } })
})

/** Starts what watches the book; resolves when the book is there. It ends with this process. */
function watchBook() {
  const watcher = spawn(process.execPath, ['--import', 'tsx', 'scripts/watch-book.ts'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    watcher.once('message', resolve)
    watcher.once('error', reject)
    watcher.once('exit', (code) => reject(new Error(`What watches the book ended (${code}).`)))
  })
}
