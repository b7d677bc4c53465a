import { install, main, runBin } from './setup.mjs'

// npm run test:drivers: the integration tests on each driver, of which npm test takes one where any would do. It goes on
// when one fails, so that one run tells all.
await main(async () => {
  await install()
  const failed = []
  for (const TEST_DRIVER of ['pg', 'neon', 'pglite']) {
    console.log(`\n— ${TEST_DRIVER}`)
    await runBin('vitest', ['run', '--project', 'integration'], { env: { TEST_DRIVER } }).catch(() =>
      failed.push(TEST_DRIVER),
    )
  }
  if (failed.length > 0) throw new Error(`Not all passed on ${failed.join(', ')}.`)
})
