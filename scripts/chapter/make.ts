import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import GithubSlugger from 'github-slugger'
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { slugOf } from '@/lib/book/chapter'
import { bridgeList, chapterText, conceptList } from './template'

export type Made = {
  /** The files that were made, from the root. */
  files: string[]
  /** Chapters that moved up by one to make room. */
  moved: { from: string; to: string }[]
}

/**
 * Makes a chapter with its concepts and bridges, as a draft that builds.
 * @param at its number; those from there on move up by one. Without it the chapter is the last.
 * @throws {Error} where there is such a chapter, or no slug can be made of the title
 */
export async function makeChapter(root: string, title: string, day: string, at?: number): Promise<Made> {
  const content = join(root, 'content')
  const slug = slugFor(title)
  const names = (await readdir(content)).filter((name) => /^\d+-.*\.mdx$/.test(name)).sort()
  const taken = names.find((name) => slugOf(name) === slug)
  if (taken) throw new Error(`content/${taken} is there already. Give the chapter another title.`)
  const last = Math.max(0, ...names.map(numberOf))
  const number = at ?? last + 1
  if (!Number.isInteger(number) || number < 1 || number > last + 1)
    throw new Error(`A chapter's place is a number from 1 to ${last + 1}.`)
  const named = { title, slug, day }
  const files = [
    [`content/${fileOf(number, slug)}`, chapterText(named)],
    [`content/concepts/${slug}.yaml`, conceptList(named)],
    [`content/bridges/${slug}.yaml`, bridgeList(named)],
  ] as const
  for (const [file] of files) if (existsSync(join(root, file))) throw new Error(`${file} is there already.`)
  const moved = await makeRoom(content, names, number)
  for (const [file, text] of files) {
    await mkdir(join(root, file, '..'), { recursive: true })
    await writeFile(join(root, file), text)
  }
  return { files: files.map(([file]) => file), moved }
}

function slugFor(title: string): string {
  const latin = title.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss')
  const slug = new GithubSlugger()
    .slug(latin)
    .replace(/[^a-z0-9-]/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '')
  if (!slug) throw new Error(`No address can be made of "${title}": it needs letters from a to z or figures.`)
  return slug
}

// The files, the links that name them, and where the parts begin.
async function makeRoom(content: string, names: string[], number: number): Promise<Made['moved']> {
  const moved = names
    .filter((name) => numberOf(name) >= number)
    .map((name) => ({ from: name, to: fileOf(numberOf(name) + 1, slugOf(name)) }))
  if (moved.length === 0) return moved
  for (const { from, to } of moved.toReversed()) await rename(join(content, from), join(content, to))
  const renamed = new Map(moved.map(({ from, to }) => [from, to]))
  for (const name of (await readdir(content)).filter((each) => each.endsWith('.mdx'))) {
    const source = await readFile(join(content, name), 'utf8')
    const text = source.replace(
      /(\.\/)(\d+-[a-z0-9-]+\.mdx)/g,
      (_all, dot, file) => `${dot}${renamed.get(file) ?? file}`,
    )
    if (text !== source) await writeFile(join(content, name), text)
  }
  const settings = join(content, 'book.yaml')
  await writeFile(settings, partsMoved(await readFile(settings, 'utf8'), number))
  return moved
}

/** The book's settings with every part that begins after a place beginning one later; all else stays to the letter. */
export function partsMoved(source: string, number: number): string {
  const parts = parseDocument(source).get('parts', true)
  const ranges = (isSeq(parts) ? parts.items : []).flatMap((part) => {
    const from = isMap(part) ? part.get('from', true) : undefined
    return isScalar(from) && Number(from.value) > number && from.range
      ? [{ value: Number(from.value), range: from.range }]
      : []
  })
  return ranges
    .toReversed()
    .reduce((text, { value, range: [start, end] }) => text.slice(0, start) + (value + 1) + text.slice(end), source)
}

function numberOf(name: string): number {
  return Number(/^\d+/.exec(name)?.[0])
}

function fileOf(number: number, slug: string): string {
  return `${String(number).padStart(2, '0')}-${slug}.mdx`
}
