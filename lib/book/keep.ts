import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { compileChapter } from './compile.mjs'
import { fullText, type SectionText } from './full-text'

/** What a compile gives, and the text of its sections where that was made with it. */
type Kept = Awaited<ReturnType<typeof compileChapter>> & { texts?: SectionText[] }
export type Compile = (source: string, path: string) => Promise<Kept>

const here = fileURLToPath(new URL('.', import.meta.url))

/**
 * Compiles chapters, and keeps what comes of each in a folder under the hash of its source and of everything that
 * compiles it. A chapter that has not changed is read from there; one with a fault is never kept.
 * @param folder where it is kept; made when it is first needed
 */
export function keepCompiled(folder: string): Compile {
  let plugins: Promise<string> | undefined
  return async (source, path) => {
    plugins ??= hashPlugins()
    const key = createHash('sha256')
      .update(await plugins)
      .update(source)
      .digest('hex')
    const kept = join(folder, `${key.slice(0, 32)}.json`)
    const found = await readFile(kept, 'utf8').catch(() => undefined)
    if (found !== undefined) return JSON.parse(found)
    const { compileChapter } = await import('./compile.mjs')
    const compiled = await compileChapter(source, path)
    const chapter = { ...compiled, texts: fullText(source, compiled.frontmatter.title, compiled.headings) }
    await mkdir(folder, { recursive: true })
    // Whole or not there: others read while this is written.
    const part = `${kept}.${process.pid}`
    await writeFile(part, JSON.stringify(chapter))
    await rename(part, kept)
    return JSON.parse(JSON.stringify(chapter))
  }
}

/** What makes the text of a section. */
const texts = ['full-text.ts', 'markdown.ts']

async function hashPlugins(): Promise<string> {
  const names = (await readdir(here)).filter((name) => name.endsWith('.mjs') || texts.includes(name)).sort()
  const digest = createHash('sha256').update(process.version)
  for (const path of [...names.map((name) => join(here, name)), join(here, '../../package-lock.json')])
    digest.update(await readFile(path))
  return digest.digest('hex')
}
