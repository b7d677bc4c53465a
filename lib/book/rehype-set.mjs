import { valueToEstree } from 'estree-util-value-to-estree'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

/** What a component draws instead, as `mdx-components.tsx` says, and pictures, which React looks after. */
export const drawn = new Set(['a', 'figure', 'h2', 'h3', 'h4', 'h5', 'h6', 'img', 'input', 'pre'])

/** What an element that is set may have itself, and what React calls it. */
const names = { className: 'className', role: 'role', ariaLabel: 'aria-label', tabIndex: 'tabIndex', start: 'start' }

const printer = unified().use(rehypeStringify)

/**
 * Sets what only stands there (code, formulas, drawings, lines of text) as HTML instead of elements: a page goes to the
 * browser as markup and as React's record of it, which holds a run of HTML in half the room, and compares nothing in it.
 */
export default function rehypeSet() {
  return (tree) => {
    visit(tree, 'element', (node, index, parent) => {
      // What stands in a heading is read as the name of its link.
      if (/^h[1-6]$/.test(node.tagName)) return SKIP
      if (!node.children.some(({ type }) => type === 'element') || !canBeSet(node)) return
      parent.children[index] = set(node)
      return SKIP
    })
  }
}

function canBeSet({ properties, children }) {
  return children.every(isPlain) && Object.keys(properties).every((name) => properties[name] == null || name in names)
}

// A style in HTML would need a name in the policy of whatever page the reader came from.
function isPlain({ type, tagName, properties = {}, children = [] }) {
  if (type === 'text') return true
  const { id, style, align } = properties
  return type === 'element' && !drawn.has(tagName) && !(id || style || align) && children.every(isPlain)
}

function set({ tagName, properties, children, position }) {
  const given = Object.entries(properties)
    .filter(([, value]) => value != null)
    .map(([name, value]) => attribute(names[name], Array.isArray(value) ? value.join(' ') : String(value)))
  const html = attribute(
    'dangerouslySetInnerHTML',
    expression({ __html: printer.stringify({ type: 'root', children }) }),
  )
  return {
    type: 'mdxJsxFlowElement',
    name: tagName,
    attributes: [...given, html],
    children: [],
    data: { _mdxExplicitJsx: false },
    position,
  }
}

function attribute(name, value) {
  return { type: 'mdxJsxAttribute', name, value }
}

function expression(value) {
  const body = [{ type: 'ExpressionStatement', expression: valueToEstree(value) }]
  return {
    type: 'mdxJsxAttributeValueExpression',
    value: '',
    data: { estree: { type: 'Program', sourceType: 'module', body } },
  }
}
