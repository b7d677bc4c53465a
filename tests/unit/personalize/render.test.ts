import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { addressesIn, renderProse } from '@/lib/personalize/render'
import { chapters } from '@/tests/support/book'
import { hostile } from '@/tests/support/hostile'

const payloads = Object.entries(hostile).flatMap(([kind, list]) => list.map((payload) => ({ kind, payload })))
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
function faultsIn(html: string): string[] {
  const faults: string[] = []
  const tree: Root = fromHtml(html, { fragment: true })
  visit(tree, (node) => {
    if (node.type === 'comment' || node.type === 'doctype') faults.push(node.type)
    if (node.type === 'element') faults.push(...faultsOf(node))
  })
  return faults
}

function linksIn(html: string): unknown[] {
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

describe('drawn prose', () => {
  test('there are enough attacks to speak of', () => expect(payloads.length).toBeGreaterThan(100))

  test.each(payloads)('is only prose, whatever it tries: $kind $payload', ({ payload }) => {
    for (const text of [payload, `Before ${payload} after`, `- **${payload}**\n- more`]) {
      const started = performance.now()
      const html = renderProse(text, [])
      expect(performance.now() - started, 'milliseconds').toBeLessThan(2000)
      expect(faultsIn(html)).toEqual([])
      expect(linksIn(html)).toEqual([])
    }
  })

  test.each(payloads)('links to what is given and to nothing else: $kind $payload', ({ payload }) => {
    const html = renderProse(`${payload}\n\n[x](/chapters/sensing)`, ['/chapters/sensing'])
    for (const address of linksIn(html)) expect(address).toBe('/chapters/sensing')
  })

  test('links to no address that runs, even one that is given', () => {
    for (const address of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///x', 'blob:x'])
      expect(renderProse(`[x](${address})`, [address])).not.toContain('href')
  })

  test('keeps as text what it does not draw', () => {
    expect(renderProse('a <b>c</b> ![d](e) [f](g)', [])).toBe('<p>a &#x3C;b>c&#x3C;/b> d f</p>')
    expect(renderProse('[a][b] ![c][b]\n\n[b]: https://evil.example', [])).toBe('<p>a c</p>')
    expect(renderProse('$\\frac{$', [])).toBe('<p><code>\\frac{</code></p>')
    const dense = '1. '.repeat(9000)
    expect(renderProse(`${dense}<b>`, [])).toBe(`${dense}&#x3C;b>`)
  })

  test('takes the title off a link', () => {
    expect(renderProse('[a](/b "c")', ['/b'])).toBe('<p><a href="/b">a</a></p>')
  })

  test('draws what prose may hold', () => {
    const markdown = 'a *b* **c** ~~d~~ `e` [f](/g)\\\nh\n\n3. i\n4. j\n\n- k $x^2$'
    const html = renderProse(markdown, ['/g'])
    for (const tag of ['p', 'em', 'strong', 'del', 'code', 'br', 'li', 'ul']) expect(html).toContain(`<${tag}>`)
    expect(html).toContain('<a href="/g">f</a>')
    expect(html).toContain('<ol start="3">')
    expect(html).toMatch(/<math .*<msup><mi>x<\/mi><mn>2<\/mn><\/msup>/)
    expect(faultsIn(html)).toEqual([])
  })

  test.each(['20 000 em', '20em'])('draws no formula larger than a page: %s', (size) => {
    const html = renderProse(`$\\rule{${size}}{${size}}$`, [])
    for (const [, width] of html.matchAll(/(?:width|height)="(\d+)em"/g)) expect(Number(width)).toBeLessThanOrEqual(20)
  })
})

describe('the prose of the book', () => {
  test.each(chapters)('$slug is drawn with all its links, code and formulas', ({ sections }) => {
    for (const { id, markdown } of sections.flatMap(({ slots }) => slots)) {
      const addresses = addressesIn(markdown)
      const html = renderProse(markdown, addresses)
      expect(faultsIn(html), id).toEqual([])
      expect(linksIn(html), id).toEqual(addresses)
      expect(html, id).not.toContain('mathcolor="#cc0000"')
      expect(html.match(/<math /g)?.length ?? 0, id).toBe(markdown.match(/(?<!\\)\$[^$]+\$/g)?.length ?? 0)
    }
  })
})
