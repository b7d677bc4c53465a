import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test.each([
  ['chapter', 'npm run chapter -- "Grasping" [--at 4]'],
  ['check-content', 'npm run check:content [-- --format=github]'],
  ['preview-matrix', 'npm run preview:matrix [-- --against main]'],
])('%s says how it is called to who asks it for what it does not know', (command, usage) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `scripts/${command}.ts`, '--nonsense'],
    { encoding: 'utf8' },
  )
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(`Unknown option '--nonsense'\n${usage}`)
  expect(stderr).not.toMatch(/^\s+at /m)
})
