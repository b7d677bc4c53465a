import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** What is not the project's own, or no part of a site. */
const without = ['node_modules', '.git', '.next', '.data', 'bench', 'docs', 'tests', 'test-results']

/**
 * A copy of the project to edit, in a folder beside it: the packages are further names of the files that are here, for
 * the bundler follows no link out of its folder.
 */
export async function copyProject(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(root, '..', 'lectern-copy-'))
  const names = (await readdir(root)).filter((name) => !without.includes(name))
  for (const name of names) await cp(join(root, name), join(folder, name), { recursive: true })
  execFileSync('cp', ['-al', join(root, 'node_modules'), folder])
  // The bundler's own processes write their cache a moment longer than the server that was ended.
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }) }
}
