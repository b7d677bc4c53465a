import { describe, expect, test } from 'vitest'
import { addressesIn, renderProse } from '@/lib/personalize/render'
import { chapters } from '@/tests/support/book'
import { faultsIn, linksIn } from '@/tests/support/drawn'
import { hostile } from '@/tests/support/hostile'

const payloads = Object.entries(hostile).flatMap(([kind, list]) => list.map((payload) => ({ kind, payload })))
describe('drawn prose', () => {
  test('there are enough attacks to speak of', () => expect(payloads.length).toBeGreaterThan(100))

  test.each(payloads)('is only prose, whatever it tries: $kind $payload', ({ payload }) => {
    for (const text of [payload, `Before ${payload} after`, `- **${payload}**\n- more`]) {
      const html = renderProse(text, [])
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
