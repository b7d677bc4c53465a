import { visit } from 'unist-util-visit'

/**
 * Turns a paragraph of a term and lines that begin with a colon into a definition list, as Pandoc writes it; such
 * paragraphs that follow one another are one list.
 *
 *     Range
 *     : The values it is specified for.
 */
export function takeDefinitions(tree) {
  visit(tree, 'paragraph', (node, index, parent) => {
    const [term, ...meanings] = splitAtColons(node.children)
    if (meanings.length === 0 || !parent || index === undefined) return
    const entries = [
      element('dt', term),
      ...meanings.map((children) => element('dd', [{ type: 'paragraph', children }])),
    ]
    const before = parent.children[index - 1]
    if (before?.data?.isDefinitions) {
      before.children.push(...entries)
      parent.children.splice(index, 1)
      return index
    }
    parent.children[index] = { ...element('dl', entries), position: node.position, data: { isDefinitions: true } }
    return index + 1
  })
}

function splitAtColons(children) {
  const parts = [[]]
  for (const child of children) {
    const [first = '', ...others] = child.type === 'text' ? child.value.split(/\n:[^\S\n]+/) : []
    if (others.length === 0) parts.at(-1).push(child)
    else {
      if (first) parts.at(-1).push({ type: 'text', value: first })
      for (const value of others) parts.push(value ? [{ type: 'text', value }] : [])
    }
  }
  return parts
}

function element(name, children) {
  return { type: 'mdxJsxFlowElement', name, attributes: [], children }
}
