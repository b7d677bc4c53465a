import { gfmToMarkdown } from 'mdast-util-gfm'
import { mathToMarkdown } from 'mdast-util-math'
import { toMarkdown } from 'mdast-util-to-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'

const options = {
  bullet: '-',
  emphasis: '*',
  rule: '-',
  resourceLink: true,
  extensions: [gfmToMarkdown(), mathToMarkdown()],
}

/** Prose as GFM: never MDX, so components stand by their text, images by their alternatives, expressions not at all. */
export function proseOf(nodes) {
  return toMarkdown({ type: 'root', children: nodes.map(plain) }, options)
    .replace(/\r\n?/g, '\n')
    .trim()
}

/**
 * Why prose may not be sent to a model or replaced, if there is a reason: what it holds could not be put back.
 * @returns {'footnote' | 'component' | 'image' | 'expression' | 'marker' | undefined}
 */
export function holdsBack(nodes) {
  let reason
  const root = { type: 'root', children: nodes }
  visit(root, (node) => {
    if (node.type === 'footnoteReference') reason ??= 'footnote'
    if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') reason ??= 'component'
    if (node.type === 'image') reason ??= 'image'
    if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') reason ??= 'expression'
  })
  return reason ?? (textOf(root).includes('[[block:') ? 'marker' : undefined)
}

/** How many words a reader sees. */
export function countWords(nodes) {
  let count = 0
  visit({ type: 'root', children: nodes }, 'paragraph', (node) => {
    count += textOf(node).split(/\s+/).filter(Boolean).length
  })
  return count
}

function plain(node) {
  if (node.type === 'image') return { type: 'text', value: node.alt ?? '' }
  if (node.type === 'mdxTextExpression' || node.type === 'footnoteReference') return { type: 'text', value: '' }
  const children = node.children?.map(plain)
  if (node.type === 'mdxJsxTextElement') return { type: 'text', value: textOf(node) }
  return children ? { ...node, children } : node
}
