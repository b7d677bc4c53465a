import { toString as textOf } from 'mdast-util-to-string'

/** So much of a chapter, below its title, fills two screens and a half, which a browser sets ahead in any case. Lines. */
const first = 80

/** Letters in a line of text; what stands in the margin has half as many, in lines that are lower. */
const measure = 68
const asHigh = 1.5

/** Lines that something is high which is none. */
const high = { svg: 12, img: 12, math: 3 }
const blocks = new Set(['p', 'li', 'tr', 'dt', 'dd', 'h2', 'h3', 'h4', 'figcaption'])
const beside = new Set(['Aside', 'Callout', 'Margin'])

/**
 * Puts what follows the first screens of a chapter, from a section's heading or a paragraph on, into one box. A browser
 * sets it once the reader comes near: it is most of the chapter, and there is nothing above it whose height would have to
 * be guessed. A note in the margin that would reach into it puts it off.
 */
export default function rehypeLater() {
  return (tree) => {
    const { children } = tree
    const start = startOf(children)
    if (start === undefined) return
    const properties = { className: isParagraph(children[start]) ? ['later', 'later-text'] : ['later'] }
    tree.children = [
      ...children.slice(0, start),
      { type: 'element', tagName: 'div', properties, children: children.slice(start) },
    ]
  }
}

function startOf(children) {
  let read = 0
  let reach = 0
  let before
  for (const [index, node] of children.entries()) {
    if (!hasWords(node)) continue
    const canStart = isHeading(node) || (isParagraph(node) && isText(before))
    if (canStart && read >= first && reach <= read) return index
    const notes = linesOfNotes(node)
    if (notes > 0) reach = Math.max(reach, read) + asHigh * notes
    read += linesOf(node) - notes
    before = node
  }
}

const hasWords = ({ type }) => type === 'element' || type === 'mdxJsxFlowElement'
const isHeading = (node) => node?.tagName === 'h2'
/** What has the distance of a paragraph to what follows. */
const isText = (node) => node?.name === 'Slot' || (node?.type === 'element' && !isHeading(node))
/** Prose that begins with a paragraph. */
const isParagraph = ({ name, children }) => name === 'Slot' && children.find(hasWords)?.tagName === 'p'

/** About how many lines of text something is high. */
function linesOf(node) {
  const { tagName, type, children = [] } = node
  if (high[tagName]) return high[tagName]
  if (tagName === 'pre') return textOf(node).split('\n').length + 2
  if (blocks.has(tagName) || type === 'text') return Math.ceil(textOf(node).trim().length / measure) + (tagName ? 1 : 0)
  return children.reduce((sum, child) => sum + linesOf(child), 0)
}

function linesOfNotes(node) {
  if (beside.has(node.name)) return linesOf(node)
  return (node.children ?? []).reduce((sum, child) => sum + linesOfNotes(child), 0)
}
