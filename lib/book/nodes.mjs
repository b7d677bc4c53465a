import { toString as textOf } from 'mdast-util-to-string'

const containers = new Set(['Tabs', 'Tab', 'Steps', 'Step', 'Aside', 'Depth'])
const opaqueElements = new Set(['svg', 'pre', 'figure', 'table', 'script', 'style', 'iframe', 'math', 'video', 'audio'])

/** Whether a node is prose: a paragraph of more than images, or a list that holds nothing else. */
export function isProse(node) {
  if (node.type === 'paragraph') return !isFigure(node)
  if (node.type === 'list') return node.children.every((item) => item.children.every(isProse))
  return false
}

/** Whether a node is a container: its edges are blocks, what stands in it is looked at in turn. */
export function isContainer(node) {
  if (node.type === 'listItem') return true
  if (node.type === 'list') return !isProse(node)
  if (node.type !== 'mdxJsxFlowElement') return false
  const name = node.name
  if (name === 'Callout') return ['note', 'tip', 'important'].includes(attribute(node, 'kind') ?? 'note')
  if (name === null || containers.has(name)) return true
  return /^[a-z]/.test(name) && !opaqueElements.has(name)
}

/** The value of a plain attribute of a component; undefined where there is none or it is an expression. */
export function attribute(node, name) {
  const found = node.attributes?.find((each) => each.type === 'mdxJsxAttribute' && each.name === name)
  return typeof found?.value === 'string' ? found.value : undefined
}

/** What a model is told of a block: its kind, and a language, a first line and a size where there are any. */
export function legend(node) {
  switch (node.type) {
    case 'heading':
      return { kind: 'heading', first: firstLine(textOf(node)) }
    case 'code':
      return { kind: 'code', language: node.lang ?? 'text', first: firstLine(node.value), size: lines(node.value) }
    case 'math':
      return { kind: 'formula', first: firstLine(node.value) }
    case 'table':
      return {
        kind: 'table',
        first: node.children[0] ? firstLine(row(node.children[0])) : '',
        size: `${node.children.length} rows`,
      }
    case 'paragraph':
      return { kind: 'figure', first: firstLine(node.children.find((child) => child.type === 'image')?.alt ?? '') }
    case 'blockquote':
      return { kind: 'quotation', first: firstLine(textOf(node)) }
    case 'thematicBreak':
      return { kind: 'break' }
    case 'mdxJsxFlowElement':
      return { kind: component(node), first: attribute(node, 'title') ?? firstLine(textOf(node)) }
    default:
      return { kind: 'component' }
  }
}

function isFigure(paragraph) {
  const drawn = paragraph.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return drawn.length > 0 && drawn.every((child) => child.type === 'image')
}

function component(node) {
  return node.name === 'Callout' ? (attribute(node, 'kind') ?? 'note') : (node.name ?? 'fragment').toLowerCase()
}

function row(node) {
  return node.children.map((cell) => textOf(cell)).join(' | ')
}

function firstLine(text) {
  return (text.trim().split('\n', 1)[0] ?? '').slice(0, 80)
}

function lines(text) {
  const count = text.split('\n').length
  return count === 1 ? '1 line' : `${count} lines`
}
