import type { Nodes } from 'mdast'
import rehypeKatex from 'rehype-katex'
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { contentsOf, parseProse } from './prose'

const schema: Schema = {
  ...defaultSchema,
  tagNames: ['p', 'a', 'em', 'strong', 'del', 'code', 'ul', 'ol', 'li', 'br'],
  attributes: { a: ['href'], ol: ['start'], code: [['className', 'language-math', 'math-inline']] },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobber: [],
}

const toHtml = unified()
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(rehypeKatex, { output: 'mathml', trust: false, maxExpand: 100 })
  .use(rehypeStringify)

/** The addresses that occur in a text: what {@link renderProse} may link to. */
export function addressesIn(markdown: string): string[] {
  return contentsOf(parseProse(markdown)).links
}

/**
 * Draws prose as HTML by a strict pipeline: no raw HTML, no images, and links only to the given addresses. What is
 * not allowed stays as its text.
 * @param addresses exactly as they are written in their sources
 */
export function renderProse(markdown: string, addresses: Iterable<string>): string {
  const allowed = new Set(addresses)
  const tree = parseProse(markdown)
  visit(tree, (node: Nodes, index, parent) => {
    if (!parent || index === undefined) return
    if (node.type === 'link' && !allowed.has(node.url)) {
      parent.children.splice(index, 1, ...node.children)
      return [SKIP, index]
    }
    if (node.type === 'link') node.title = undefined
    if (node.type === 'html' || node.type === 'image') {
      parent.children[index] = { type: 'text', value: node.type === 'html' ? node.value : (node.alt ?? '') }
    }
  })
  return toHtml.stringify(toHtml.runSync(tree))
}
