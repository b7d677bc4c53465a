import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMap, isSeq, parseDocument } from 'yaml'
import type { Book } from '@/lib/book/book'
import { findBookFaults } from '@/lib/book/check'
import { writeWhole } from '@/lib/whole'
import { findBridgeLinkFaults } from './address'
import { readBridges } from './material'

/** A bridge as it stands in its file: what is before it, its own lines without their indent, and what comes after. */
export type BridgeText = { file: string; before: string; indent: string; text: string; after: string }

/** What a bridge may name. */
export type Around = Pick<Book, 'concepts' | 'chapters' | 'vocabulary'>

/** Finds a bridge by its id, in whatever file it stands. No path is taken from whoever asks. */
export async function findBridge(content: string, id: string): Promise<BridgeText | undefined> {
  const folder = join(content, 'bridges')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  for (const name of names) {
    const source = await readFile(join(folder, name), 'utf8')
    const found = source.includes(id) ? cut(source, id) : undefined
    if (found) return { file: join('content/bridges', name), ...found }
  }
  return undefined
}

/**
 * Writes a bridge anew in its place, when nothing is wrong with it; all around it stays as it is, letter for letter.
 * @returns what is wrong, in lines; none where it is written
 */
export async function writeBridge(content: string, id: string, at: BridgeText, text: string, around: Around) {
  const source = withText(at, text)
  const faults = faultsIn(at, id, text, source, around)
  if (faults.length > 0) return faults
  const path = join(content, 'bridges', at.file.split('/').at(-1) ?? '')
  // What watches the folder reads at once.
  await writeWhole(path, source)
  return []
}

function faultsIn({ file }: BridgeText, id: string, text: string, source: string, around: Around): string[] {
  const alone = parseDocument(text)
  if (alone.errors.length > 0) return alone.errors.map(({ message }) => message.split('\n', 1)[0] ?? message)
  if (!isMap(alone.contents)) return ['A bridge is a list of fields, each on a line of its own: "id: …".']
  if (String(alone.contents.get('id')) !== id) return [`The id stays "${id}": what is counted of it goes by that.`]
  // How names are written is for the check to say; it stops nobody.
  const { items, faults } = readBridges(source, file, [])
  const own = items.filter((item) => item.id === id)
  const concepts = [...around.concepts.values()]
  const material = { chapters: [], concepts, bridges: own, vocabulary: around.vocabulary }
  const between = findBookFaults(material).filter(({ code }) => code === 'concept_unknown' || code === 'condition')
  const anchors = around.chapters.map(({ slug, headings }): [string, Set<string>] => [
    slug,
    new Set(['start', ...headings.map((heading) => heading.id)]),
  ])
  return [...faults, ...between, ...findBridgeLinkFaults(own, new Map(anchors))].map(({ message }) => message)
}

function cut(source: string, id: string): Omit<BridgeText, 'file'> | undefined {
  const { contents } = parseDocument(source)
  const node = isSeq(contents) ? contents.items.find((item) => isMap(item) && String(item.get('id')) === id) : undefined
  const range = isMap(node) ? node.range : undefined
  if (!range) return undefined
  const start = source.lastIndexOf('\n', range[0]) + 1
  // A block of text ends with the line after it; what is said behind the last field belongs to it.
  const end = start + source.slice(start, range[2]).trimEnd().length
  const indent = ' '.repeat(range[0] - start)
  const lines = source.slice(range[0], end).split('\n')
  const text = lines.map((line, n) => (n > 0 && line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n')
  return { before: source.slice(0, range[0]), indent, text, after: source.slice(end) }
}

function withText({ before, indent, after }: BridgeText, text: string): string {
  const [first = '', ...rest] = text.trim().split(/\r?\n/)
  return before + [first, ...rest.map((line) => (line.trim() ? indent + line : ''))].join('\n') + after
}
