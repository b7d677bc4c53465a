import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { compile } from '@mdx-js/mdx'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { conditionOf } from '@/lib/book/concepts'
import { loadPlugins } from '@/lib/book/plugins.mjs'
import { addressesIn, renderProse } from '@/lib/personalize/render'
import { book, chapters, content, sources } from '@/tests/support/book'
import { parseSource } from '@/tests/support/source'

const sections = chapters.flatMap(({ slug, sections }) => sections.map((section) => ({ slug, ...section })))
const places = new Set(
  book.chapters.flatMap(({ slug, headings }) => [slug, `${slug}#start`, ...headings.map(({ id }) => `${slug}#${id}`)]),
)
const anchors = {
  software: new Set(book.vocabulary.software.anchors.map(({ id }) => id)),
  hardware: new Set(book.vocabulary.hardware.anchors.map(({ id }) => id)),
}
const conditions = [
  ...book.bridges.map(({ id, for: condition }) => ({ where: `bridge ${id}`, condition })),
  ...sections.flatMap(({ slug, slots }) =>
    slots.flatMap(({ id, condition, variants = [] }) =>
      [...(condition ? [condition] : []), ...variants.map((variant) => variant.for)].map((text) => ({
        where: `${slug} ${id}`,
        condition: conditionOf(text),
      })),
    ),
  ),
]

describe('every chapter', () => {
  test.each(sources)(
    '$path compiles to a page: its formulas are drawn and its code is coloured',
    async ({ path, source }) => {
      const plugins = await loadPlugins()
      const page = String(await compile({ value: source, path: join(content, '..', path) }, { ...plugins, jsx: true }))
      expect(page).not.toContain('katex-error')
      expect(page.length).toBeGreaterThan(source.length)
    },
  )

  test.each(chapters)('$slug says of every section whose knowledge it needs and what it teaches', ({ sections }) => {
    for (const { id, verbatim, slots, concepts } of sections) {
      if (verbatim) expect(slots).toEqual([])
      else expect(concepts.length, id).toBeGreaterThan(0)
    }
  })

  test.each(sources)('$path links only to chapters and headings that are there', ({ path, source }) => {
    const slug = path.replace(/^.*\/\d+-|\.mdx$/g, '')
    const broken: string[] = []
    visit(parseSource(source), ['link', 'definition'], (node) => {
      if (!('url' in node) || /^(https?:|mailto:)/.test(node.url)) return
      const [, file, anchor] = /^(?:\.\/(\d+-[a-z0-9-]+)\.mdx)?(#\S+)?$/.exec(node.url) ?? []
      const place = `${file ? file.replace(/^\d+-/, '') : slug}${anchor ?? ''}`
      const there = !file || sources.some((each) => each.path === `/content/${file}.mdx`)
      if ((!file && !anchor) || !there || !places.has(place)) broken.push(node.url)
    })
    expect(broken).toEqual([])
  })

  test.each(sources)('$path has a text for every figure, and the figure', async ({ path, source }) => {
    const images: { url: string; alt?: string | null }[] = []
    visit(parseSource(source), 'image', ({ url, alt }) => void images.push({ url, alt }))
    for (const { url, alt } of images) {
      expect((alt ?? '').split(/\s+/).length, url).toBeGreaterThanOrEqual(5)
      await access(join(content, '..', path, '..', url))
    }
  })
})

describe('the concepts', () => {
  test('are named once each', () => {
    expect(book.concepts.size).toBeGreaterThan(20)
    expect(new Set([...book.concepts.values()].map(({ title }) => title)).size).toBe(book.concepts.size)
  })

  test('are taught in sections that are there and say so', () => {
    for (const { id, section } of book.concepts.values()) {
      const found = sections.find((each) => `${each.slug}#${each.id}` === section)
      expect(found?.concepts, id).toContain(id)
    }
  })

  test('are all that the sections teach', () => {
    for (const { slug, id, concepts } of sections)
      for (const concept of concepts) expect(book.concepts.get(concept)?.section, concept).toBe(`${slug}#${id}`)
  })

  test('require only what the book teaches, and earlier', () => {
    const order = sections.map(({ slug, id }) => `${slug}#${id}`)
    for (const { id, section, requires } of book.concepts.values())
      for (const required of requires) {
        const taught = book.concepts.get(required)?.section ?? 'nowhere'
        expect(order, `${id} requires ${required}`).toContain(taught)
        expect(order.indexOf(taught), `${id} requires ${required}`).toBeLessThanOrEqual(order.indexOf(section))
      }
  })

  test('mean something in one sentence', () => {
    for (const { id, means } of book.concepts.values()) expect(means.trim(), id).toMatch(/^[A-Z][^\n]{20,}[.]$/)
  })
})

describe('the bridges', () => {
  test('are at least forty, each with an id of its own', () => {
    expect(book.bridges.length).toBeGreaterThanOrEqual(40)
    expect(new Set(book.bridges.map(({ id }) => id)).size).toBe(book.bridges.length)
  })

  test('lead from at least five things of each domain that a reader may know', () => {
    for (const domain of ['software', 'hardware'] as const) {
      const used = new Set(book.bridges.flatMap((bridge) => bridge.for[domain]?.anchors ?? []))
      expect(used.size, domain).toBeGreaterThanOrEqual(5)
    }
  })

  test('lead to concepts of the book', () => {
    for (const { id, concept } of book.bridges) expect(book.concepts.has(concept), id).toBe(true)
  })

  test('say where an analogy breaks down', () => {
    const analogies = book.bridges.filter(({ kind }) => kind === 'analogy')
    expect(analogies.length).toBeGreaterThan(10)
    for (const { id, limits } of analogies) expect(limits, id).toMatch(/\S.*\.$/s)
  })

  test('are prose that can be drawn, and link to nothing that is not there', () => {
    for (const { id, text, limits = '' } of book.bridges) {
      const addresses = addressesIn(`${text}\n\n${limits}`)
      for (const address of addresses)
        expect(/^https?:/.test(address) || places.has(address.replace(/^\/chapters\//, '')), `${id} ${address}`).toBe(
          true,
        )
      const formulas = text.match(/\$[^$]+\$/g)?.length ?? 0
      expect(renderProse(text, addresses).match(/<math /g)?.length ?? 0, id).toBe(formulas)
    }
  })
})

test('whatever is written for some readers names only levels and things of the vocabulary', () => {
  expect(conditions.length).toBeGreaterThan(50)
  for (const { where, condition } of conditions)
    for (const domain of ['software', 'hardware'] as const)
      for (const anchor of condition[domain]?.anchors ?? [])
        expect(anchors[domain].has(anchor), `${where} ${anchor}`).toBe(true)
})

test('the words of the vocabulary each mean one thing', () => {
  for (const { anchors } of [book.vocabulary.software, book.vocabulary.hardware]) {
    const names = anchors.flatMap(({ id, label, aliases }) => [
      ...new Set([id, label, ...aliases].map((name) => name.toLowerCase())),
    ])
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  }
})
