import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test.each([
  ['chapter --nonsense', "Unknown option '--nonsense'\nnpm run chapter -- "],
  ['chapter', 'Name the chapter.\nnpm run chapter -- '],
  ['check-content --nonsense', "Unknown option '--nonsense'\nnpm run check:content "],
  ['preview-matrix --nonsense', "Unknown option '--nonsense'\nnpm run preview:matrix "],
  ['eval --nonsense', "Unknown option '--nonsense'\nnpm run eval "],
  ['warm --top none', '--top and --tokens are whole numbers above 0.\nnpm run warm '],
  ['keys list --all', "Unknown option '--all'\nnpm run keys -- list"],
  ['keys retire', 'npm run keys -- list'],
  ['db restore', 'npm run db -- backup'],
  ['reader', 'npm run reader -- list'],
])('%s says how it is called', (line, said) => {
  const [command, ...args] = line.split(' ')
  const run = [process.execPath, ['--import', 'tsx', `scripts/${command}.ts`, ...args], { encoding: 'utf8' }] as const
  const { status, stdout, stderr } = spawnSync(...run)
  expect([status, stdout, stderr.slice(0, said.length)]).toEqual([2, '', said])
  expect(stderr).not.toMatch(/^\s+at /m)
})
