import { posix } from 'node:path'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { takeNotations } from './code-lines.mjs'
import { takeDefinitions } from './definitions.mjs'

const alert = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION|DANGER)\][^\S\n]*(?:\n|$)/i

/**
 * Settles what the rest of the pipeline should not have to know: references become inline links, links between
 * chapter files become addresses, GitHub alerts become callouts, terms with colons below them definition lists, what
 * comments say of lines of code data, and what draws nothing leaves the text.
 */
export default function remarkPrepare() {
  return (tree) => {
    resolveReferences(tree)
    visit(tree, 'link', (link) => {
      link.url = chapterAddress(link.url)
    })
    visit(tree, 'blockquote', toCallout)
    visit(tree, 'code', takeNotations)
    takeDefinitions(tree)
    setAsideInvisible(tree)
  }
}

function resolveReferences(tree) {
  const definitions = new Map()
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  visit(tree, ['linkReference', 'imageReference'], (node, index, parent) => {
    const target = definitions.get(node.identifier)
    if (!target || !parent || index === undefined) return
    const { referenceType, identifier, label, type, ...rest } = node
    parent.children[index] = {
      ...rest,
      type: type === 'linkReference' ? 'link' : 'image',
      url: target.url,
      title: target.title,
    }
  })
}

// An editor links to the file, so that the link works in the repository too.
function chapterAddress(url) {
  const file = /^(?:\.{0,2}\/)?([^:?#]*)\.mdx(#.*)?$/.exec(url)
  if (!file) return url
  return `/chapters/${posix.basename(file[1]).replace(/^\d+-/, '')}${file[2] ?? ''}`
}

function toCallout(node, index, parent) {
  const first = node.children[0]
  const opening = first?.type === 'paragraph' ? first.children[0] : undefined
  const kind = opening?.type === 'text' ? alert.exec(opening.value) : null
  if (!kind || !parent || index === undefined) return
  opening.value = opening.value.slice(kind[0].length)
  if (textOf(first) === '') node.children.shift()
  parent.children[index] = {
    type: 'mdxJsxFlowElement',
    name: 'Callout',
    attributes: [{ type: 'mdxJsxAttribute', name: 'kind', value: kind[1].toLowerCase() }],
    children: node.children,
    position: node.position,
  }
}

// Definitions, ESM and comments draw nothing; between two paragraphs they would cut a run of prose in half.
function setAsideInvisible(tree) {
  const [esm, notes] = [[], []]
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return
    const kept = node.type === 'mdxjsEsm' ? esm : node.type === 'footnoteDefinition' ? notes : undefined
    kept?.push(node)
    if (!kept && node.type !== 'definition' && !isComment(node)) return
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  tree.children = [...esm, ...tree.children, ...notes]
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined || !node.children.every(isBlank)) return
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

function isBlank(node) {
  return node.type === 'text' && node.value.trim() === ''
}

function isComment(node) {
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return false
  return node.data?.estree ? node.data.estree.body.length === 0 : node.value.trim() === ''
}
