import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'

/** So much of a chapter fills two screens and a half, which a browser sets ahead in any case. Characters. */
const first = 4000

/** A note in the margin has lines half as long as the text beside it. */
const asHigh = 2

const beside = new Set(['Aside', 'Callout', 'Margin'])

/**
 * Puts what follows the first screens of a chapter, from a section's heading on, into one box. A browser sets it once the
 * reader comes near: it is most of the chapter, and there is nothing above it whose height would have to be guessed.
 * A note in the margin that would reach into it puts it off to a later section.
 */
export default function rehypeLater() {
  return (tree) => {
    const { children } = tree
    const start = startOf(children)
    if (start === undefined) return
    const properties = { className: ['later'] }
    tree.children = [
      ...children.slice(0, start),
      { type: 'element', tagName: 'div', properties, children: children.slice(start) },
    ]
  }
}

function startOf(children) {
  let read = 0
  let reach = 0
  for (const [index, node] of children.entries()) {
    if (node.tagName === 'h2' && read >= first && reach <= read) return index
    const notes = lengthOfNotes(node)
    if (notes > 0) reach = Math.max(reach, read) + asHigh * notes
    read += textOf(node).length
  }
}

function lengthOfNotes(tree) {
  let length = 0
  visit(
    tree,
    ({ name }) => beside.has(name),
    (node) => {
      length += textOf(node).length
      return 'skip'
    },
  )
  return length
}
