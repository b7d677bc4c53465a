import { toString as textOf } from 'mdast-util-to-string'
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { FrontmatterError, findYaml, placeIn, readFrontmatter } from '@/lib/book/frontmatter.mjs'
import type { Look } from './look'
import { openSpelling } from './names'

/** The frontmatter: every field that is wrong, and where its parts stand. */
export const lookAtFrontmatter: Look = (tree, _source, { seen, tell }) => {
  const yaml = findYaml(tree)
  if (!yaml) return
  const lines = new LineCounter()
  const document = parseDocument(yaml.value, { lineCounter: lines })
  const note = (map: unknown, into: Record<string, number>) => {
    if (!isMap(map)) return
    for (const { key } of map.items)
      if (isScalar(key) && key.range)
        into[String(key.value)] = placeIn(yaml, { ...lines.linePos(key.range[0]), column: 1 }).line
  }
  note(document.contents, seen.fields)
  note(document.get('sections', true), seen.sections)
  try {
    const { published, updated } = readFrontmatter(yaml.value)
    if (published && updated && updated < published)
      tell('date_order', { line: seen.fields.updated ?? 1, column: 1 }, `Updated on ${updated}, before ${published}.`)
  } catch (cause) {
    if (!(cause instanceof FrontmatterError)) throw cause
    for (const fault of cause.faults) tell('frontmatter', placeIn(yaml, fault), fault.message)
  }
}

/** Headings: that they have words, go down a level at a time, and differ. */
export const lookAtHeadings: Look = (_tree, _source, { seen, nodes, tell }) => {
  const words = new Map<string, number>()
  let before = 1
  for (const node of nodes) {
    if (node.type !== 'heading') continue
    const text = textOf(node).trim()
    seen.headings.push(node.position?.start.line ?? 1)
    if (node.depth === 1) tell('heading_level', node, `"${text}" is a heading of level one, which is the title's.`)
    else if (node.depth > before + 1)
      tell('heading_level', node, `"${text}" is of level ${node.depth}, after one of level ${before}.`)
    if (text === '') tell('heading_empty', node, 'A heading without words.')
    const same = words.get(text)
    if (same !== undefined && text !== '')
      tell('heading_twice', node, `The heading "${text}" stands in line ${same} already.`)
    words.set(text, node.position?.start.line ?? 1)
    before = node.depth
  }
}

/** References that nothing defines: Markdown shows their brackets. */
export const lookAtReferences: Look = (_tree, _source, { nodes, tell }) => {
  for (const node of nodes) {
    if (node.type !== 'text') continue
    const [found] = /\[\^[^\]\s]+\]|\][[][^\]\s][^\]]*\]/.exec(node.value) ?? []
    if (found && !node.value.includes('[[block:')) tell('reference_unknown', node, `Nothing defines "${found}".`)
    if (node.value.includes('[[block:')) tell('marker_text', node, 'The text holds "[[block:", as our markers do.')
  }
}

/** The names of products and people, as the book writes them. */
export function lookAtNames(names: string[]): Look {
  const misspelt = openSpelling(names)
  return (_tree, source, { nodes, tell }) => {
    for (const node of nodes) {
      if (node.type !== 'text') continue
      const start = node.position?.start
      if (!start?.offset && start?.offset !== 0) continue
      const exact = source.slice(start.offset, node.position?.end.offset) === node.value
      for (const { found, name, index } of misspelt(node.value)) {
        const before = node.value.slice(0, index).split('\n')
        const line = start.line + before.length - 1
        const column = (before.length === 1 ? start.column : 1) + (before.at(-1)?.length ?? 0)
        const from = start.offset + index
        const fix = exact ? { from, to: from + found.length, text: name } : undefined
        tell('name_spelling', { line, column }, `"${found}" is written "${name}".`, fix)
      }
    }
  }
}
