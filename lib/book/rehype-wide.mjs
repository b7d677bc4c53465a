import { SKIP, visit } from 'unist-util-visit'

/** What may be wider than a phone scrolls in a box of its own that the keyboard can reach. */
export default function rehypeWide() {
  return (tree) => {
    visit(tree, 'element', (node, index, parent) => {
      const label = labelOf(node)
      if (!label || !parent || index === undefined) return
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['wide'], role: 'group', ariaLabel: label, tabIndex: 0 },
        children: [node],
      }
      return [SKIP, index + 1]
    })
  }
}

function labelOf(node) {
  if (node.tagName === 'table') return 'Table'
  const drawn = node.properties?.className?.includes?.('katex') ? node.children[0] : undefined
  return drawn?.properties?.display === 'block' ? 'Formula' : undefined
}
