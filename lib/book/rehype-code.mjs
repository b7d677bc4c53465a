import { codeToHast, createCssVariablesTheme } from 'shiki'
import { visit } from 'unist-util-visit'

// The colours are custom properties of the page, so both schemes share one markup.
const theme = createCssVariablesTheme({ name: 'lectern', variablePrefix: '--code-', fontStyle: true })

/** Highlights code at build time. `title="…"` and `norun="…"` after the language are kept as data on the `pre`. */
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
  const drawn = await codeToHast(text.replace(/\n$/, ''), { lang, theme }).catch((cause) =>
    file.fail(`The code cannot be highlighted as "${lang}": ${cause.message}`),
  )
  const pre = drawn.children[0]
  pre.properties = { dataLanguage: lang, ...attributes(code.data?.meta ?? '') }
  return pre
}

function isFormula(code) {
  return code.properties.className?.includes('math-display')
}

function languageOf(code) {
  const names = Array.isArray(code.properties.className) ? code.properties.className : []
  const name = names.find((each) => String(each).startsWith('language-'))
  return name ? String(name).slice('language-'.length) : 'text'
}

function attributes(meta) {
  const entries = [...meta.matchAll(/(title|norun|output)(?:="([^"]*)")?(?=\s|$)/g)]
  return Object.fromEntries(entries.map(([, name, value]) => [`data-${name}`, value ?? '']))
}
