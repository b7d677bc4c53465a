import { visit } from 'unist-util-visit'

/** Fails the build on a formula that cannot be read; `rehype-katex`, which stands before it, only draws it in red. */
export default function rehypeFormula() {
  return (tree, file) => {
    visit(tree, 'element', (node) => {
      if (node.properties.className?.includes?.('katex-error')) file.fail(node.properties.title, node.position)
    })
  }
}
