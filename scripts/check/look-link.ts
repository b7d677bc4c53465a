import type { Nodes } from 'mdast'
import { type Look, type Reference, rangeOf, startOf } from './look'

/** Links and pictures; where they lead is looked at when all chapters are known. */
export const lookAtLinks: Look = (_tree, source, { seen, nodes, tell }) => {
  for (const node of nodes) {
    if (node.type !== 'link' && node.type !== 'definition' && node.type !== 'image') continue
    const reference = referenceOf(node, source)
    if (node.type === 'image') {
      const alt = node.alt ?? ''
      if (alt.split(/\s+/).filter(Boolean).length < 5)
        tell(
          'image_text',
          node,
          alt ? `"${alt}" is all that is said of ${node.url}.` : `Nothing is said of ${node.url}.`,
        )
      seen.images.push({ ...reference, alt })
    } else if (reference.url === '') tell('link_empty', node, 'A link that leads nowhere.')
    else seen.links.push(reference)
  }
  for (const node of nodes) {
    if (!('attributes' in node) || (node.name !== 'a' && node.name !== 'img')) continue
    const name = node.name === 'a' ? 'href' : 'src'
    const given = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name)
    if (typeof given?.value === 'string')
      seen[node.name === 'a' ? 'links' : 'images'].push({ url: given.value, ...startOf(node), ...rangeOf(node) })
  }
}

// Where the address itself stands, so that it alone can be mended.
function referenceOf(node: Nodes & { url: string }, source: string): Reference {
  const { from, to } = rangeOf(node)
  const inside = source.slice(from, to).lastIndexOf(node.url)
  const at = inside < 0 ? { from: 0, to: 0 } : { from: from + inside, to: from + inside + node.url.length }
  return { url: node.url, ...startOf(node), ...at }
}
