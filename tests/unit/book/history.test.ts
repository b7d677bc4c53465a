import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { editAddress, readHistory } from '@/lib/book/history'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-history-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false']

async function commit(name: string, text: string, date: string, where = folder): Promise<void> {
  await writeFile(join(where, name), text)
  execFileSync('git', ['-C', where, 'add', '.'])
  execFileSync('env', [`GIT_COMMITTER_DATE=${date}`, 'git', '-C', where, ...who, 'commit', '-qm', name])
}

test('a file was last changed with its last commit', async () => {
  execFileSync('git', ['-C', folder, 'init', '-q'])
  await commit('01-a.mdx', 'one', '2026-01-01T10:00:00Z')
  await commit('02-b.mdx', 'one', '2026-02-01T10:00:00Z')
  await commit('01-a.mdx', 'two', '2026-03-01T10:00:00Z')
  const { changed } = await readHistory(folder)
  const dates = [...changed].map(([name, date]) => [name, new Date(date).toISOString().slice(0, 10)])
  expect(Object.fromEntries(dates)).toEqual({ '01-a.mdx': '2026-03-01', '02-b.mdx': '2026-02-01' })
})

test('of what lies beyond a shallow clone no date is made up', async () => {
  execFileSync('git', ['-C', folder, 'init', '-q'])
  await commit('01-a.mdx', 'one', '2026-01-01T10:00:00Z')
  await commit('02-b.mdx', 'one', '2026-02-01T10:00:00Z')
  const clone = join(folder, 'clone')
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${folder}`, clone])
  await commit('03-c.mdx', 'one', '2026-03-01T10:00:00Z', clone)
  expect([...(await readHistory(clone)).changed.keys()]).toEqual(['03-c.mdx'])
})

test('without a repository nothing is known, and nothing fails', async () => {
  expect(await readHistory(folder)).toEqual({ changed: new Map(), remote: undefined })
})

test.each([
  ['git@github.com:owner/book.git', 'https://github.com/owner/book/edit/main/content/'],
  ['https://token@github.com/owner/book', 'https://github.com/owner/book/edit/main/content/'],
  ['ssh://git@gitlab.com/group/sub/book.git', 'https://gitlab.com/group/sub/book/-/edit/main/content/'],
  ['/home/somebody/book', undefined],
  ['https://git.example/owner/book', undefined],
  [undefined, undefined],
])('a chapter of %s is edited at %s', (remote, address) => expect(editAddress(remote)).toBe(address))
