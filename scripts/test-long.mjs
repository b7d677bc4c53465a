import { build, install, main, runBin } from './setup.mjs'

// npm run test:long: stress, kills and scale, which are too long for npm test.
await main(async () => {
  await install()
  await build()
  await runBin('vitest', ['run', '--project', 'long'])
})
