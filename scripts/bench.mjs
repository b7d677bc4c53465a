import { readdirSync } from 'node:fs'
import { build, install, main, root, runBin } from './setup.mjs'

// npm run bench [-- name …]: one file per question; each prints its own table.
await main(async () => {
  await install()
  await build()
  const asked = process.argv.slice(2)
  const benches = readdirSync(`${root}bench`)
    .filter((name) => name.endsWith('.bench.ts'))
    .sort()
  const chosen = asked.length > 0 ? benches.filter((name) => asked.some((each) => name.startsWith(each))) : benches
  if (chosen.length === 0) throw new Error(`There is no such bench. There are: ${benches.join(', ')}`)
  for (const name of chosen) await runBin('tsx', [`bench/${name}`])
})
