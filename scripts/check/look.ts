import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'
import type { Code } from './codes'
import type { Fault, Fix } from './fault'
import { type Listing, listingsIn } from './listing'

/** A place that leads elsewhere, or a picture. */
export type Reference = { url: string; line: number; column: number; from: number; to: number; alt?: string }

/** What was seen in the source of a chapter, before it was compiled. */
export type Seen = {
  faults: Fault[]
  links: Reference[]
  images: Reference[]
  listings: Listing[]
  /** Where each `for="…"` stands, by what it says. */
  conditions: Record<string, { line: number; column: number }>
  /** Where each `<Term id="…">` stands, by its id. */
  terms: Record<string, { line: number; column: number }>
  /** The lines of the headings, in order. */
  headings: number[]
  /** The lines of the frontmatter that describe sections, by their ids; and of the frontmatter's fields. */
  sections: Record<string, number>
  fields: Record<string, number>
}

/** One look at a chapter: goes through the tree, and tells what it sees. */
export type Look = (tree: Root, source: string, look: Looking) => void

export type Looking = {
  seen: Seen
  /** All nodes of the tree, in the order in which one reads. */
  nodes: Nodes[]
  /** Tells a fault at a node. */
  tell(code: Code, node: Nodes | Place, message: string, fix?: Fix): void
}

export type Place = { line: number; column: number }

/** A remark plugin that makes the looks and keeps what they see. */
export function looksFor(file: string, looks: Look[]): { plugin: () => (tree: Root, file: VFile) => void; seen: Seen } {
  const seen: Seen = {
    faults: [],
    links: [],
    images: [],
    listings: [],
    conditions: {},
    terms: {},
    headings: [],
    sections: {},
    fields: {},
  }
  const tell: Looking['tell'] = (code, where, message, fix) => {
    const { line, column } = 'type' in where ? startOf(where) : where
    seen.faults.push({ code, file, line, column, message, ...(fix && { fix }) })
  }
  const plugin = () => (tree: Root, chapter: VFile) => {
    seen.listings = listingsIn(tree)
    const looking = { seen, nodes: nodesIn(tree), tell }
    for (const look of looks) look(tree, String(chapter.value), looking)
  }
  return { plugin, seen }
}

// Each look would go through the whole tree by itself.
function nodesIn(node: Nodes, nodes: Nodes[] = []): Nodes[] {
  nodes.push(node)
  if ('children' in node) for (const child of node.children) nodesIn(child, nodes)
  return nodes
}

export function startOf(node: Nodes): Place {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 }
  return { line, column }
}

export function rangeOf(node: Nodes): { from: number; to: number } {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 }
}
