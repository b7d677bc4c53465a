import type { Root } from 'hast'
import type { Nodes } from 'mdast'
import rehypeKatex from 'rehype-katex'
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { isParsable, parseProse, readProse } from './prose'

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
  .use(rehypeKatex, { output: 'mathml', trust: false, strict: 'ignore', maxExpand: 100, maxSize: 20 })
  .use(plainErrors)
  .use(rehypeStringify)

/** The addresses that occur in a text: what {@link renderProse} may link to. */
export function addressesIn(markdown: string): string[] {
  return readProse(markdown).links
}

/**
 * Draws prose as HTML by a strict pipeline: no raw HTML, no images, and links only to the given addresses. What is
 * not allowed stays as its text.
 * @param addresses exactly as they are written in their sources
 */
export function renderProse(markdown: string, addresses: Iterable<string>): string {
  if (!isParsable(markdown)) return toHtml.stringify({ type: 'root', children: [{ type: 'text', value: markdown }] })
  const allowed = new Set(addresses)
  const tree = parseProse(markdown)
  visit(tree, (node: Nodes, index, parent) => {
    if (!parent || index === undefined) return
    if (node.type === 'linkReference' || (node.type === 'link' && !allowed.has(node.url))) {
      parent.children.splice(index, 1, ...node.children)
      return [SKIP, index]
    }
    if (node.type === 'definition' || node.type === 'footnoteDefinition' || node.type === 'footnoteReference') {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type === 'link') node.title = undefined
    const text = textInPlaceOf(node)
    if (text !== undefined) parent.children[index] = { type: 'text', value: text }
  })
  return toHtml.stringify(toHtml.runSync(tree))
}

function textInPlaceOf(node: Nodes): string | undefined {
  if (node.type === 'html') return node.value
  return node.type === 'image' || node.type === 'imageReference' ? (node.alt ?? '') : undefined
}

// A formula that cannot be drawn stays as its text, without the message and the style that KaTeX gives it.
function plainErrors() {
  return (tree: Root) =>
    visit(tree, 'element', (node) => {
      const { className } = node.properties
      if (!Array.isArray(className) || !className.includes('katex-error')) return
      node.tagName = 'code'
      node.properties = {}
    })
}
