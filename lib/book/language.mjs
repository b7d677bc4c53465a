import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * The language of a chapter's file (BCP 47): that of its book, or that whose name its folder of translations has.
 * @param {string} path
 */
export async function languageOf(path) {
  const folder = dirname(path)
  const settings = await readFile(join(folder, 'book.yaml'), 'utf8').catch(() => undefined)
  if (settings === undefined) return basename(folder)
  // By this line alone: who reads the settings whole tells what else is wrong in them.
  return /^language:\s*["']?([A-Za-z\d-]+)/m.exec(settings)?.[1] ?? 'en'
}
