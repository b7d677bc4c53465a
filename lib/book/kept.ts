import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeWhole } from '@/lib/whole'

/**
 * What was kept in a file, or what is made now and kept there, as JSON. What fails is not kept.
 * @param path named by a hash of all that it is made of; its folder is made when it is first needed
 */
export async function keep<T>(path: string, make: () => T | Promise<T>): Promise<T> {
  const found = await readFile(path, 'utf8').catch(() => undefined)
  if (found !== undefined) {
    const now = new Date()
    await utimes(path, now, now).catch(() => {})
    return JSON.parse(found)
  }
  const text = JSON.stringify(await make(), printable)
  await mkdir(dirname(path), { recursive: true })
  await writeWhole(path, text)
  return JSON.parse(text)
}

// JSON has no word for it; in a tree of a program its digits stand beside it.
function printable(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? undefined : value
}

/** Deletes what was kept in a folder and has been of no use for so many days. */
export async function forgetUnused(folder: string, days = 7): Promise<void> {
  const since = Date.now() - days * 24 * 60 * 60 * 1000
  const names = await readdir(folder).catch(() => [])
  const forget = async (path: string) => {
    // Another process may tidy at the same time.
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: since }))
    if (mtimeMs < since) await rm(path, { force: true })
  }
  await Promise.all(names.map((name) => forget(join(folder, name))))
}
