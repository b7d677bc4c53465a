import type { Code, Nodes, Root } from 'mdast'

/** A listing of a chapter, with its output. */
export type Listing = {
  language: string
  title?: string
  source: string
  /** The line of its fence. */
  line: number
  column: number
  /** Why it is not run; undefined where it is. */
  norun?: string
  /** What the book says it prints: the `text output` block right after it, and where that begins and ends. */
  output?: string
  outputAt?: { line: number; from: number; to: number }
}

/** The listings of a chapter; outputs stand with what prints them. */
export function listingsIn(tree: Root): Listing[] {
  return codesIn(tree).flatMap(({ node, next }) => {
    if (isOutput(node)) return []
    return {
      language: node.lang ?? '',
      title: attribute(node, 'title'),
      source: `${node.value}\n`,
      line: node.position?.start.line ?? 0,
      column: node.position?.start.column ?? 0,
      norun: attribute(node, 'norun'),
      ...(next?.type === 'code' && isOutput(next) && { output: next.value, outputAt: placeOf(next) }),
    }
  })
}

/** Outputs that stand after nothing that could print them. */
export function strayOutputs(tree: Root): Code[] {
  return codesIn(tree).flatMap(({ node, before }) =>
    isOutput(node) && (before?.type !== 'code' || isOutput(before)) ? [node] : [],
  )
}

/** Code blocks, each with what stands before and after it. */
function codesIn(node: Nodes): { node: Code; before?: Nodes; next?: Nodes }[] {
  if (!('children' in node)) return []
  const { children } = node
  return children.flatMap((child, index) =>
    child.type === 'code' ? [{ node: child, before: children[index - 1], next: children[index + 1] }] : codesIn(child),
  )
}

function placeOf({ position }: Code) {
  return { line: position?.start.line ?? 0, from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 }
}

function isOutput({ lang, meta }: Code): boolean {
  return lang === 'text' && /\boutput\b/.test(meta ?? '')
}

// norun alone is a listing without a reason: the empty string.
function attribute({ meta }: Code, name: string): string | undefined {
  const found = new RegExp(`\\b${name}(?:="([^"]*)")?`).exec(meta ?? '')
  return found ? (found[1] ?? '') : undefined
}
