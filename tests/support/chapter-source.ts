import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Nodes, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

const folder = join(import.meta.dirname, '../../content')
const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMath).use(remarkMdx)
const plain = unified().use(remarkParse).use(remarkGfm).use(remarkMath)

/** The slugs of the book, by the names of its files. */
export const slugs = readdirSync(folder)
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => name.replace(/^\d+-|\.mdx$/g, ''))

/** What of a chapter must never stand in an answer, read from its source: each with the text it would be known by. */
export function protectedTexts(slug: string): { kind: string; text: string }[] {
  const found: { kind: string; text: string }[] = []
  visit(treeOf(slug), (node: Nodes) => {
    const texts = protectedIn(node)
    for (const text of texts) if (text.trim().length > 12) found.push({ kind: node.type, text: text.trim() })
    return texts.length > 0 ? 'skip' : undefined
  })
  return found
}

/** Node types in an answer's Markdown that are no prose. */
export function foreignNodes(markdown: string): string[] {
  const foreign = new Set(['code', 'math', 'table', 'image', 'html', 'heading', 'blockquote', 'thematicBreak'])
  const found: string[] = []
  visit(plain.parse(markdown), (node: Nodes) => {
    if (foreign.has(node.type)) found.push(node.type)
  })
  return found
}

function treeOf(slug: string): Root {
  const name = readdirSync(folder).find((each) => each.replace(/^\d+-/, '') === `${slug}.mdx`)
  if (!name) throw new Error(`There is no chapter "${slug}".`)
  return parser.parse(readFileSync(join(folder, name), 'utf8'))
}

function protectedIn(node: Nodes): string[] {
  // A single line of a listing may well be named in the prose; a long one is not.
  if (node.type === 'code') return [node.value, ...node.value.split('\n').filter((line) => line.trim().length > 30)]
  if (node.type === 'math') return [node.value]
  if (node.type === 'table') return node.children.map((row) => row.children.map((cell) => textOf(cell)).join(' | '))
  if (node.type === 'image') return [node.alt ?? '', node.title ?? '']
  if (node.type === 'blockquote' && /^\[!(warning|caution|danger)\]/i.test(textOf(node))) return paragraphsOf(node)
  if (node.type === 'mdxJsxFlowElement' && ['Exercise', 'Quiz', 'Verbatim'].includes(node.name ?? ''))
    return paragraphsOf(node)
  return []
}

function paragraphsOf(tree: Nodes): string[] {
  const texts: string[] = []
  visit(tree, 'paragraph', (node) => void texts.push(textOf(node).replace(/^\[!\w+\]\s*/, '')))
  return texts
}
