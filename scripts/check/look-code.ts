import { bundledLanguages, bundledLanguagesAlias } from 'shiki'
import { findFormulaFault } from './formula'
import { strayOutputs } from './listing'
import type { Look } from './look'

/** The languages whose listings are run. */
export const run: Record<string, 'python' | 'cpp' | 'sh'> = {
  python: 'python',
  py: 'python',
  cpp: 'cpp',
  'c++': 'cpp',
  sh: 'sh',
  bash: 'sh',
}

const plain = ['text', 'txt', 'plain', 'plaintext', 'ansi']

/** Listings: that each has a language, says why it is not run or what it prints. */
export const lookAtCode: Look = (tree, _source, { seen, nodes, tell }) => {
  for (const node of strayOutputs(tree)) tell('code_output_stray', node, 'This output stands after no listing.')
  for (const node of nodes) {
    if (node.type !== 'code') continue
    const { lang } = node
    if (!lang) tell('code_language', node, 'The listing names no language.')
    else if (!(lang in bundledLanguages) && !(lang in bundledLanguagesAlias) && !plain.includes(lang))
      tell('code_language', node, `Nothing colours the language "${lang}".`)
  }
  for (const { language, norun, output, title, line, column } of seen.listings) {
    const what = title ?? (language || 'listing')
    const at = { line, column }
    if (norun !== undefined && !/\S+ \S+/.test(norun)) tell('code_norun', at, `${what} does not say why it is not run.`)
    if (norun !== undefined) continue
    if (language in run) {
      if (!output?.trim()) tell('code_output_missing', at, `${what} is run, and nothing says what it prints.`)
    } else if (output !== undefined) tell('code_unrun', at, `${what} has an output, and "${language}" is not run here.`)
  }
}

/** Formulas: that they can be drawn. */
export const lookAtFormulas: Look = (_tree, _source, { nodes, tell }) => {
  for (const node of nodes) {
    if (node.type !== 'math' && node.type !== 'inlineMath') continue
    const { type, value } = node
    const found = findFormulaFault(value, type === 'math')
    if (!found) continue
    const start = node.position?.start ?? { line: 1, column: 1 }
    const before = value.slice(0, found.offset).split('\n').length - 1
    const line = type === 'math' ? start.line + 1 + before : start.line + before
    tell('formula', { line, column: type === 'math' || before > 0 ? 1 : start.column }, found.message)
  }
}
