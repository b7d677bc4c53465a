import type { Element, Root } from 'hast'
import rehypeKatex from 'rehype-katex'
import { unified } from 'unified'
import { VFile } from 'vfile'

const draw = unified().use(rehypeKatex, { output: 'mathml', strict: 'ignore' })

export type FormulaFault = { message: string; offset: number }

const known = new Map<string, FormulaFault | undefined>()

/** Why a formula cannot be drawn, and how far into it; undefined where it can. */
export function findFormulaFault(source: string, display: boolean): FormulaFault | undefined {
  // A text says the same short formula over and over.
  const key = `${display} ${source}`
  if (!known.has(key)) known.set(key, lookAt(source, display))
  return known.get(key)
}

function lookAt(source: string, display: boolean): FormulaFault | undefined {
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: { className: ['language-math', display ? 'math-display' : 'math-inline'] },
    children: [{ type: 'text', value: source }],
  }
  const tree: Root = { type: 'root', children: [code] }
  const file = new VFile()
  draw.runSync(tree, file)
  const [message] = file.messages
  if (!message) return undefined
  const said = message.cause instanceof Error ? message.cause.message : message.reason
  const [, place] = / at position (\d+)/.exec(said) ?? []
  return { message: said.replace(/^KaTeX parse error: /, ''), offset: Number(place ?? 1) - 1 }
}
