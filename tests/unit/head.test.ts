import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { firstScript } from '@/lib/first.mjs'
import { italicIn, orderHead } from '@/scripts/head.mjs'

const inEach = `<script>${firstScript}</script>`
const upright = '<link rel="preload" href="/plain.woff2" as="font" crossorigin="" type="font/woff2"/>'
const styles = '<link rel="stylesheet" href="/a.css"/>'
const page = (body: string, head = upright + styles + inEach) =>
  `<html><head><meta charSet="utf-8"/>${head}</head><body>${body}</body></html>`

describe('the head of a page', () => {
  test('sets the theme before it asks for the styles, and for those before anything else', () => {
    expect(orderHead(page(''))).toBe(page('', inEach + styles + upright))
    const more = '<link rel="stylesheet" href="/b.css"/>'
    expect(orderHead(page('', upright + styles + more + inEach))).toBe(page('', inEach + styles + more + upright))
  })

  test('leaves what a page says of styles and themes as it is', () => {
    const text = `<pre>${styles}${inEach}</pre>`
    expect(orderHead(page(text))).toBe(page(text, inEach + styles + upright))
  })

  test.each(['<em>this</em>', '<cite class="x">that</cite>', '<p class="mt-8 text-2xl italic">all</p>'])(
    'asks for the italic with the upright where something stands in it: %s',
    (body) => {
      const html = orderHead(page(body), '/italic.woff2')
      expect(html).toContain(`${upright}<link rel="preload" href="/italic.woff2" as="font"`)
      expect(html.match(/italic\.woff2/g)).toHaveLength(1)
    },
  )

  test.each(['<p>upright</p>', '<embed>', '<iframe></iframe>', '<p class="italics">x</p>'])(
    'asks for no italic for a page that has none: %s',
    (body) => expect(orderHead(page(body), '/italic.woff2')).not.toContain('italic.woff2'),
  )

  test('asks for no italic where only what is set later has a word in it', () => {
    const later = (before: string) => page(`${before}<div class="later"><p><em>x</em></p></div>`)
    expect(orderHead(later('<p>y</p>'), '/italic.woff2')).not.toContain('italic.woff2')
    expect(orderHead(later('<p><em>y</em></p>'), '/italic.woff2')).toContain('italic.woff2')
  })

  test('names what the first paint waits for: a chapter as far as it is set at once, another page whole', () => {
    const chapter =
      '<main id="main"><h2 id="a">A</h2><div class="later later-text"><p>x</p><h2 id="b">B</h2></div></main>'
    const link = (id: string) => `<link rel="expect" href="#${id}" blocking="render"/>`
    expect(orderHead(page(chapter, styles))).toBe(page(chapter, link('b') + styles))
    expect(orderHead(page('<main id="main"></main>', styles))).toContain(link('main'))
    expect(orderHead(page('<main></main>', styles))).not.toContain('expect')
  })

  test('names its scripts in one that asks for them, and asks for none itself', () => {
    const named = (name: string) => `<script src="/_next/${name}.js" async=""></script>`
    const ahead = '<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>'
    const old = '<script src="/_next/c.js" noModule=""></script>'
    const inline = '<script>self.__next_f=[]</script>'
    const html = orderHead(page(`<p>x</p>${named('b')}${inline}`, upright + ahead + named('a') + old + styles))
    expect(html).toMatch(/<script data-scripts="\/_next\/a\.js \/_next\/b\.js">[^<]+<\/script><link rel="stylesheet"/)
    expect(html.match(/a\.js/g)).toHaveLength(1)
    expect(html).not.toContain(' async=""')
    for (const kept of [old, inline, '<p>x</p>']) expect(html).toContain(kept)
  })

  test('stays as it is where there is nothing to order', () => {
    expect(orderHead(page('<em>x</em>', styles), '/italic.woff2')).toBe(page('<em>x</em>', styles))
  })
})

test('the italic is the one that the styles of the build name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-head-'))
  await mkdir(join(folder, 'static/chunks'), { recursive: true })
  await writeFile(join(folder, 'static/chunks/a.css'), '.a{color:red}')
  expect(italicIn(folder)).toBeUndefined()
  await writeFile(join(folder, 'static/chunks/b.css'), '@font-face{src:url(../media/literata-plain-italic.3ex.woff2)}')
  expect(italicIn(folder)).toBe('/_next/static/media/literata-plain-italic.3ex.woff2')
  await rm(folder, { recursive: true })
})
