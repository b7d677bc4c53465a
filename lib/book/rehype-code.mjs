import { codeToTokensBase, createCssVariablesTheme } from 'shiki'
import { visit } from 'unist-util-visit'
import { linesOf } from './code-lines.mjs'

// The theme only names what a token is; the page's colours, light or dark, hang on the names.
const theme = createCssVariablesTheme({ name: 'lectern', variablePrefix: '--code-' })
const tags = { mark: 'mark', add: 'ins', del: 'del' }

/**
 * Highlights code at build time. `title="…"` and `norun="…"` after the language are kept as data on the `pre`; lines that
 * the meta names become elements that say what they are: `mark`, `ins`, `del`, or a `span` in focus.
 */
export default function rehypeCode() {
  return async (tree, file) => {
    const found = []
    visit(tree, 'element', (node, index, parent) => {
      const code = node.tagName === 'pre' ? node.children.find((child) => child.tagName === 'code') : undefined
      if (code && !isFormula(code) && parent && index !== undefined) found.push({ code, index, parent })
    })
    for (const { code, index, parent } of found) parent.children[index] = await highlight(code, file)
  }
}

async function highlight(code, file) {
  const lang = languageOf(code)
  const text = code.children.map((child) => child.value ?? '').join('')
  const lines = await tokensOf(text.replace(/\n$/, ''), lang).catch((cause) =>
    file.fail(`The code cannot be highlighted as "${lang}": ${cause.message}`),
  )
  const meta = code.data?.meta ?? ''
  const marked = readLines(meta, lines.length, file)
  const tokens = lines.flatMap((line, index) => (index > 0 ? [{ content: '\n' }, ...line] : line))
  const children = marked.size > 0 ? drawLines(lines, marked) : merge(tokens).map(drawToken)
  const drawn = element('code', {}, children)
  const properties = { dataLanguage: lang, ...attributes(meta) }
  return element('pre', properties, [drawn])
}

const known = new Map()
const mostKnown = 100

/** To colour its listings is half of what a chapter takes to compile, and few of them change while it is edited. */
function tokensOf(text, lang) {
  const key = `${lang} ${text}`
  const tokens = known.get(key) ?? codeToTokensBase(text, { lang, theme })
  known.delete(key)
  known.set(key, tokens)
  if (known.size > mostKnown) known.delete(known.keys().next().value)
  return tokens
}

function readLines(meta, count, file) {
  try {
    return linesOf(meta, count)
  } catch (cause) {
    file.fail(cause.message, { cause })
  }
}

// A line is an element only where one of them is marked: most listings need none.
function drawLines(lines, marked) {
  return lines.map((line, index) => {
    const name = marked.get(index + 1)
    // The end of a line belongs to it, so that a copy holds every character.
    const tokens = index < lines.length - 1 ? [...line, { content: '\n' }] : line
    const className = name === 'focus' ? ['line', 'focus'] : ['line']
    return element(tags[name] ?? 'span', { className }, merge(tokens).map(drawToken))
  })
}

function isFormula(code) {
  return code.properties.className?.includes('math-display')
}

function languageOf(code) {
  const names = Array.isArray(code.properties.className) ? code.properties.className : []
  const name = names.find((each) => String(each).startsWith('language-'))
  return name ? String(name).slice('language-'.length) : 'text'
}

/** Kinds of tokens that look like another or like the text around them, and one that stands in a page hundreds of times. */
const drawnAs = { parameter: undefined, 'string-expression': 'string', punctuation: 'sign' }

// Space has no colour, so it goes with what stands before it: a page holds half as many elements.
function merge(tokens) {
  const merged = []
  for (const { content, color } of tokens) {
    const kind = /--code-token-([a-z-]+)/.exec(color)?.[1]
    const name = kind in drawnAs ? drawnAs[kind] : kind
    const last = merged.at(-1)
    if (last && (last.name === name || content.trim() === '')) last.value += content
    else merged.push({ name, value: content })
  }
  return merged
}

function drawToken({ name, value }) {
  const text = { type: 'text', value }
  return name ? element('span', { className: [`t-${name}`] }, [text]) : text
}

function element(tagName, properties, children) {
  return { type: 'element', tagName, properties, children }
}

function attributes(meta) {
  const entries = [...meta.matchAll(/(title|norun|output)(?:="([^"]*)")?(?=\s|$)/g)]
  return Object.fromEntries(entries.map(([, name, value]) => [`data-${name}`, value ?? '']))
}
