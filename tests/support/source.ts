import type { Code, Nodes, Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkFrontmatter).use(remarkGfm).use(remarkMath)

/** A chapter's source as a tree, before anything is done to it. */
export function parseSource(source: string): Root {
  return parser.parse(source)
}

export type CodeBlock = {
  language: string
  title?: string
  source: string
  line: number
  /** Why it is not run; undefined where it is. */
  norun?: string
  /** What the book says it prints: the `text output` block right after it. */
  output?: string
}

/** The listings of a chapter; outputs stand with what prints them. */
export function codeBlocks(tree: Root): CodeBlock[] {
  const blocks: CodeBlock[] = []
  visit(tree, 'code', (node, index, parent) => {
    if (isOutput(node)) return
    const next: Nodes | undefined = parent?.children[(index ?? 0) + 1]
    blocks.push({
      language: node.lang ?? '',
      title: attribute(node, 'title'),
      source: `${node.value}\n`,
      line: node.position?.start.line ?? 0,
      norun: attribute(node, 'norun'),
      ...(next?.type === 'code' && isOutput(next) && { output: next.value }),
    })
  })
  return blocks
}

/** Outputs that stand after nothing that could print them. */
export function strayOutputs(tree: Root): Code[] {
  const stray: Code[] = []
  visit(tree, 'code', (node, index, parent) => {
    const before = parent?.children[(index ?? 0) - 1]
    if (isOutput(node) && (before?.type !== 'code' || isOutput(before))) stray.push(node)
  })
  return stray
}

function isOutput({ lang, meta }: Code): boolean {
  return lang === 'text' && /\boutput\b/.test(meta ?? '')
}

// norun alone is a block without a reason: the empty string.
function attribute({ meta }: Code, name: string): string | undefined {
  const found = new RegExp(`\\b${name}(?:="([^"]*)")?`).exec(meta ?? '')
  return found ? (found[1] ?? '') : undefined
}
