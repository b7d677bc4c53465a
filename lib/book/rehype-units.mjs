import { SKIP, visit } from 'unist-util-visit'

const prefixed = '[kMGTcdmµμnp]?(?:Hz|rad|bit|mol|Pa|Wh|Ah|Nm|s|m|g|V|A|W|N|J|F|H|K|T|Ω|B)'
const beforeUnit = new RegExp(`(?<=\\d) (?=(?:%|°[CF]?|rpm|min|h|dB|px|${prefixed})[²³]?(?![\\p{L}\\d]))`, 'gu')
const apart = new Set(['code', 'pre', 'math', 'svg', 'script', 'style'])

/** Keeps a number and its unit in one line. */
export default function rehypeUnits() {
  return (tree) => {
    visit(tree, (node) => {
      if (node.type === 'element' && apart.has(node.tagName)) return SKIP
      if (node.type === 'text') node.value = node.value.replace(beforeUnit, '\u00a0')
    })
  }
}
