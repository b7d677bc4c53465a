import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keep } from '@/lib/book/kept'

/** Gives what was made of the same before, or makes it. */
export type Remember = <T>(kind: string, of: string[], make: () => T | Promise<T>) => Promise<T>

/**
 * Remembers what was made of a text, under the hash of the text: in memory, and in a folder for the next run.
 * @param folder where it is kept; made when it is first needed
 * @param basis what else it depends on, such as the sources of what makes it
 */
export function rememberIn(folder: string, basis: string): Remember {
  const known = new Map<string, Promise<unknown>>()
  return <T>(kind: string, of: string[], make: () => T | Promise<T>) => {
    const digest = createHash('sha256').update(basis).update(kind)
    for (const text of of) digest.update('\0').update(text)
    const key = digest.digest('hex').slice(0, 32)
    const found = known.get(key) ?? keep(join(folder, `${key}.json`), make)
    known.set(key, found)
    found.catch(() => known.delete(key))
    return found as Promise<T>
  }
}

/** A hash of the sources in some folders, files of deeper folders not counted, and of the lockfile. */
export async function hashSources(folders: string[]): Promise<string> {
  const digest = createHash('sha256').update(process.version)
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder))
        .filter(isSource)
        .sort()
        .map((name) => join(folder, name)),
    ),
  )
  for (const file of [...files.flat(), 'package-lock.json']) digest.update(await readFile(file))
  return digest.digest('hex')
}

function isSource(name: string): boolean {
  return /\.(ts|mjs)$/.test(name)
}
