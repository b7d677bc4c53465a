import type { Link, Nodes, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** What stands in a piece of prose, read from its tree. */
export type Contents = {
  nodes: Set<Nodes['type']>
  code: string[]
  formulas: string[]
  links: string[]
  /** What each link says, and where it leads. */
  linked: { says: string; address: string }[]
  /** Text outside code and formulas. */
  text: string
  /** All that is read, code and formulas too. */
  whole: string
  words: number
  deepest: number
}

const longest = 30_000
// Parsers of Markdown are worse than linear on long runs and deep nesting, and in the end run out of stack.
const dense = /[*_[\]>~`(){}#+-]{60}|^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){25}/m

/** Whether a text can be parsed in reasonable time; no honest prose is too dense or too long for it. */
export function isParsable(markdown: string): boolean {
  return markdown.length <= longest && !dense.test(markdown)
}

/** How many letters of a text may be markup: what a parser spends its time on. */
export function marksIn(markdown: string): number {
  return markdown.match(/[*_`[\]<>~|!#&\\$^@\n]/g)?.length ?? 0
}

const known = new Map<string, Contents>()
const mostKnown = 2000

/** What stands in a piece of prose. The book's own is looked at over and over, so what was read last is remembered. */
export function readProse(markdown: string): Contents {
  const contents = known.get(markdown) ?? contentsOf(parseProse(markdown))
  known.delete(markdown)
  known.set(markdown, contents)
  const [oldest] = known.keys()
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
  return contents
}

/** A reading of what a text holds that is made once, as long as the text is remembered. */
export function once<Found>(read: (contents: Contents) => Found): (contents: Contents) => Found {
  const made = new WeakMap<Contents, { found: Found }>()
  return (contents) => {
    const { found } = made.get(contents) ?? { found: read(contents) }
    made.set(contents, { found })
    return found
  }
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath)

/** Parses prose as GFM with formulas. */
export function parseProse(markdown: string): Root {
  return parser.parse(markdown)
}

export function contentsOf(tree: Root): Contents {
  const none = { nodes: new Set<Nodes['type']>(), code: [], formulas: [], links: [], linked: [] }
  const contents: Contents = { ...none, text: '', whole: '', words: 0, deepest: 0 }
  visit(tree, (node: Nodes, _, parent) => {
    contents.nodes.add(node.type)
    if (node.type === 'inlineCode') contents.code.push(node.value)
    if (node.type === 'inlineMath') contents.formulas.push(node.value.trim().replace(/\s+/g, ' '))
    if (node.type === 'link') contents.linked.push({ says: textOf(node), address: addressOf(node) })
    if (node.type === 'paragraph') contents.text += '\n'
    if (node.type === 'paragraph' || node.type === 'break') contents.whole += '\n'
    if (!('value' in node)) return
    // A line may end anywhere in a sentence.
    const value = node.value.replaceAll('\n', ' ')
    contents.whole += value
    if (node.type === 'text') contents.text += value + (parent?.type === 'paragraph' ? '' : ' ')
  })
  contents.links = contents.linked.map(({ address }) => address)
  contents.words = textOf(tree).split(/\s+/).filter(Boolean).length
  contents.deepest = depthOf(tree)
  return contents
}

function addressOf(link: Link): string {
  return link.url.trim()
}

function depthOf(node: Nodes): number {
  return 'children' in node ? 1 + Math.max(0, ...node.children.map(depthOf)) : 0
}
