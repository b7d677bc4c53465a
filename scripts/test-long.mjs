import { build, install, main, runBin } from './setup.mjs'

// npm run test:long: stress, kills and scale, which are too long for npm test, and the integration tests, which npm test
// runs on one driver where any would do, on the other two.
await main(async () => {
  await install()
  await build()
  await runBin('vitest', ['run', '--project', 'long'])
  for (const TEST_DRIVER of ['pglite', 'neon']) {
    await runBin('vitest', ['run', '--project', 'integration'], { env: { TEST_DRIVER } })
  }
})
