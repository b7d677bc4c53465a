import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'

const prose = new Set(['p', 'a', 'em', 'strong', 'del', 'code', 'ul', 'ol', 'li', 'br'])
const formula =
  /^(?:math|semantics|annotation|m(?:row|i|n|o|text|space|style|padded|sup|sub|subsup|frac|sqrt|root|over|under|underover|table|tr|td|error|phantom|enclose))$/
const attributes: Record<string, RegExp> = {
  href: /^(?:https?:|mailto:|[/#.])/,
  start: /^\d+$/,
  class: /^(?:katex|language-math math-inline|)$/,
}
// What MathML draws with; nothing of it is an address, a script or a place on the page.
const drawing =
  /^(?:xmlns|encoding|display|mathvariant|mathcolor|mathbackground|stretchy|fence|separator|accent|accentunder|lspace|rspace|minsize|maxsize|width|height|depth|voffset|scriptlevel|displaystyle|linethickness|columnalign|columnspacing|rowspacing|movablelimits|notation)$/

/** What of a drawn text is not prose, formula or an allowed link. */
export function faultsIn(html: string): string[] {
  const faults: string[] = []
  const tree: Root = fromHtml(html, { fragment: true })
  visit(tree, (node) => {
    if (node.type === 'comment' || node.type === 'doctype') faults.push(node.type)
    if (node.type === 'element') faults.push(...faultsOf(node))
  })
  return faults
}

/** Where a drawn text leads, in order. */
export function linksIn(html: string): unknown[] {
  const links: unknown[] = []
  visit(fromHtml(html, { fragment: true }), 'element', ({ properties }) => {
    if (properties.href !== undefined) links.push(properties.href)
  })
  return links
}

function faultsOf({ tagName, properties }: Element): string[] {
  const drawn = formula.test(tagName) || (tagName === 'span' && String(properties.className) === 'katex')
  if (!drawn && !prose.has(tagName)) return [tagName]
  return Object.entries(properties).flatMap(([property, value]) => {
    const name = property === 'className' ? 'class' : property
    const text = Array.isArray(value) ? value.join(' ') : String(value)
    const allowed = attributes[name]?.test(text) || (formula.test(tagName) && drawing.test(name.toLowerCase()))
    return allowed ? [] : [`${tagName} ${name}=${text}`]
  })
}
