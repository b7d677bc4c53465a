import { visit } from 'unist-util-visit'
import { attribute } from './nodes.mjs'

/** The concepts whose definitions a chapter offers: the ids of its `<Term>`s, each once. */
export function findTerms(tree) {
  const ids = new Set()
  visit(tree, ['mdxJsxTextElement', 'mdxJsxFlowElement'], (node) => {
    if (node.name === 'Term') ids.add(attribute(node, 'id') ?? '')
  })
  return [...ids]
}
