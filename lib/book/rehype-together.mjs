import { SKIP, visit } from 'unist-util-visit'
import { unit } from './unit.mjs'

const beforeUnit = new RegExp(String.raw`(?<=\d) (?=${unit})`, 'gu')
const apart = new Set(['code', 'pre', 'math', 'svg', 'script', 'style'])

/** Keeps in one line what belongs together: a number and its unit, a formula and the point or comma after it. */
export default function rehypeTogether() {
  return (tree) => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'element' && apart.has(node.tagName)) return SKIP
      if (node.type === 'text') node.value = node.value.replace(beforeUnit, '\u00a0')
      if (isFormula(node) && parent && index !== undefined) return joinPoint(node, index, parent)
    })
  }
}

function isFormula({ tagName, properties, children }) {
  return tagName === 'span' && properties.className?.includes('katex') && children[0]?.properties?.display !== 'block'
}

function joinPoint(formula, index, parent) {
  const next = parent.children[index + 1]
  const [point] = (next?.type === 'text' && /^[.,;:!?)’”]+/.exec(next.value)) || []
  if (!point) return SKIP
  next.value = next.value.slice(point.length)
  const children = [formula, { type: 'text', value: point }]
  const properties = { className: ['together'] }
  parent.children[index] = { type: 'element', tagName: 'span', properties, children }
  return [SKIP, index + 1]
}
