import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readTree } from './compile.mjs'
import { keptChapter } from './key.mjs'

const folder = fileURLToPath(new URL('../../.book/kept', import.meta.url))

/**
 * Gives a page the tree that it is drawn from. A chapter was read when the book was gathered, and its tree kept; what was
 * not gathered yet, an edit of this moment, is read now.
 * @this {import('unified').Processor}
 */
export default function remarkRead() {
  this.parser = () => ({ type: 'root', children: [] })
  return async (_, file) => {
    const source = String(file.value)
    return (await keptTree(source, file.path)) ?? (await readTree(source, file.path)).tree
  }
}

async function keptTree(source, path) {
  const kept = await readFile(await keptChapter(folder, source, path), 'utf8').catch(() => undefined)
  return kept && JSON.parse(kept).tree
}
