import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Nodes, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

const shipped = join(import.meta.dirname, '../../content')
const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMath).use(remarkMdx)

/** What any site with MDX can draw. */
const plain = ['heading', 'paragraph', 'list', 'code', 'table', 'blockquote']
const foreign = ['inlineMath', 'math', 'image', 'linkReference', 'imageReference', 'footnoteReference']
const most: Record<string, number> = { code: 3, table: 1 }
const words = Number(process.env.BENCH_WORDS ?? 1800)
const perPart = 10

type Piece = { type: string; source: string; words: number }

/**
 * Writes a book of as many chapters of about 1,800 words each (BENCH_WORDS), with three listings and a table, cut from the
 * shipped book's plain Markdown: no formulas, figures or components, which the other site would not have.
 * @param folder the `content` folder to write; what is there goes
 */
export async function writeBook(folder: string, count: number): Promise<void> {
  const names = (await readdir(shipped)).filter((name) => name.endsWith('.mdx')).sort()
  const chapters = await Promise.all(names.map(async (name) => piecesOf(await readFile(join(shipped, name), 'utf8'))))
  const settings = (await readFile(join(shipped, 'book.yaml'), 'utf8')).replace(/^parts:\n(?: .*\n)+/m, partsOf(count))
  await rm(folder, { recursive: true, force: true })
  for (const name of ['concepts', 'bridges']) await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, 'book.yaml'), settings)
  for (let n = 1; n <= count; n += 1) {
    // Each begins elsewhere in the shipped book, and links to the one after it.
    const from = chapters.flatMap((_, index) => chapters[(n + index) % chapters.length] ?? [])
    const start = 5 * Math.floor(n / chapters.length)
    const text = cut(from.slice(start)).replaceAll(/\]\((?:\.\/|#)[^)]*\)/g, `](/chapters/${slugOf((n % count) + 1)})`)
    const title = `${textOfFirst(from)} ${n}`
    const head = `---\ntitle: ${JSON.stringify(title)}\ndescription: What chapter ${n} is about.\n---\n`
    await writeFile(join(folder, `${String(n).padStart(3, '0')}-${slugOf(n)}.mdx`), `${head}\n${text}\n`)
  }
}

/** The slug of a chapter by its number, from 1. */
export function slugOf(n: number): string {
  return `chapter-${n}`
}

function partsOf(count: number): string {
  const parts = Array.from({ length: Math.ceil(count / perPart) }, (_, index) => index)
  return `parts:\n${parts.map((index) => `  - { title: Part ${index + 1}, from: ${index * perPart + 1} }\n`).join('')}`
}

function piecesOf(source: string): Piece[] {
  return parser.parse(source).children.flatMap((node) => {
    const [from, until] = [node.position?.start.offset, node.position?.end.offset]
    if (!isPlain(node) || from === undefined || until === undefined) return []
    const text = source.slice(from, until)
    const written = node.type === 'code' ? text.replace(/^```(\w*).*/, '```$1') : text
    return [{ type: node.type, source: written, words: node.type === 'code' ? 0 : textOf(node).split(/\s+/).length }]
  })
}

function isPlain(node: RootContent): boolean {
  if (!plain.includes(node.type) || /\[\^|\[!/.test(textOf(node))) return false
  if (node.type === 'heading') return node.depth > 1
  let isForeign = false
  visit(node as Nodes, (each: Nodes) => {
    if (foreign.includes(each.type) || each.type.startsWith('mdx')) isForeign = true
  })
  return !isForeign
}

function cut(pieces: Piece[]): string {
  const taken: Piece[] = []
  const has = (type: string) => taken.filter((piece) => piece.type === type).length
  let sum = 0
  for (const piece of pieces) {
    if (sum >= words) break
    if (has(piece.type) >= (most[piece.type] ?? Number.POSITIVE_INFINITY)) continue
    // A heading with nothing below it.
    if (piece.type === 'heading' && taken.at(-1)?.type === 'heading') taken.pop()
    taken.push(piece)
    sum += piece.words
  }
  return taken.map(({ source }) => source).join('\n\n')
}

function textOfFirst(pieces: Piece[]): string {
  return pieces.find(({ type }) => type === 'heading')?.source.replace(/^#+\s*/, '') ?? 'Chapter'
}
