import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { languageOf } from './language.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const lockfile = join(here, '../../package-lock.json')

/** @type {Promise<string> | undefined} */
let readers

/** A hash of everything that reads chapters and gathers books: ours, and the packages. */
export function hashReaders() {
  readers ??= hashFiles(here)
  return readers
}

/**
 * Where that stands which was read from a chapter's text, if it was: under the hash of the text, of its language and of
 * everything that reads it.
 * @param {string} folder
 * @param {string} source
 * @param {string} path where the chapter stands
 */
export async function keptChapter(folder, source, path) {
  return keptIn(folder, hash(await hashReaders(), await languageOf(path), source))
}

/** @param {string} folder @param {string} key */
export function keptIn(folder, key) {
  return join(folder, `${key.slice(0, 32)}.json`)
}

/**
 * A hash of all that stands in a folder, and of the packages and the Node that read it.
 * @param {string} folder
 */
export async function hashFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((each) => each.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const texts = await Promise.all([...paths.sort(), lockfile].map(async (path) => [path, await readFile(path, 'utf8')]))
  return hash(process.version, ...texts.flat())
}

/** @param {string[]} texts */
export function hash(...texts) {
  const digest = createHash('sha256')
  // Lengths too: else what ends one text could begin the next.
  for (const text of texts) digest.update(`${text.length}:`).update(text)
  return digest.digest('hex')
}
