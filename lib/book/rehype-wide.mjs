import { SKIP, visit } from 'unist-util-visit'

/** A formula in a line of text with more signs than this may not fit on a phone, and a formula does not wrap. */
const longestFormula = 24

/** What may be wider than a phone scrolls in a box of its own that the keyboard can reach. */
export default function rehypeWide() {
  return (tree) => {
    visit(tree, 'element', (node, index, parent) => {
      const [tagName, label] = boxOf(node)
      if (!label || !parent || index === undefined) return
      const properties = { className: ['wide'], role: 'group', ariaLabel: label, tabIndex: 0 }
      const box = { type: 'element', tagName, properties, children: [node] }
      parent.children[index] = tagName === 'div' && label === 'Formula' ? component('Formula', box) : box
      return [SKIP, index + 1]
    })
  }
}

function component(name, child) {
  return { type: 'mdxJsxFlowElement', name, attributes: [], children: [child], data: { _mdxExplicitJsx: false } }
}

function boxOf(node) {
  if (node.tagName === 'table') return ['div', 'Table']
  if (node.tagName === 'svg' && node.properties.role === 'img') return ['div', 'Figure']
  const math = node.properties?.className?.includes?.('katex') ? node.children[0] : undefined
  if (!math) return []
  if (math.properties?.display === 'block') return ['div', 'Formula']
  return countSigns(math) > longestFormula ? ['span', 'Formula'] : []
}

function countSigns(node) {
  if (node.tagName === 'annotation') return 0
  if (node.type === 'text') return node.value.length
  return (node.children ?? []).reduce((sum, child) => sum + countSigns(child), 0)
}
