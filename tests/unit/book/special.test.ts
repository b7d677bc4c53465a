import { evaluate } from '@mdx-js/mdx'
import { type ComponentType, createElement, Fragment, type ReactNode } from 'react'
import * as runtime from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { components as known } from '@/lib/book/components'
import { loadPlugins } from '@/lib/book/plugins.mjs'
import type { Section } from '@/lib/book/section'
import { editorialEngine } from '@/lib/personalize/engines/editorial'
import { surveyChapter } from '@/scripts/check/survey'
import { first, profile, read } from '@/tests/support/book'
import { rewrite } from '@/tests/support/groq-rewrite'
import { engineOver, scripted } from '@/tests/support/model'
import { special } from '@/tests/support/special'

type Compiled = { default: ComponentType<{ components: object }>; sections: Section[]; revision: string }
const readers = [profile('none', 'none'), profile('expert; python', 'expert; arduino'), profile('expert; web', 'none')]
const engines = { editorial: () => editorialEngine, model: () => engineOver(scripted(rewrite).complete) }

const pages = new Map<string, Promise<Compiled>>()

function pageOf(source: string): Promise<Compiled> {
  const page = pages.get(source) ?? evaluated(source)
  pages.set(source, page)
  return page
}

async function evaluated(source: string): Promise<Compiled> {
  const file = { value: source, path: '/content/01-special.mdx' }
  return (await evaluate(file, { ...runtime, ...(await loadPlugins()), baseUrl: import.meta.url })) as never
}

/** The page with something in place of each slot. */
function draw({ default: Text }: Compiled, inPlace: (id: string) => string): string {
  const plain = ({ children }: { children?: ReactNode }) => createElement(Fragment, null, children)
  const slot = ({ id }: { id: string }) => createElement('div', { 'data-slot': id }, inPlace(id))
  const components = {
    ...Object.fromEntries(Object.keys(known).map((name) => [name, plain])),
    Formula: plain,
    Slot: slot,
  }
  return renderToStaticMarkup(createElement(Text, { components }))
}

const withoutSlots = (html: string) => html.replace(/<div data-slot="([^"]*)">.*?<\/div>/gs, '<slot $1>')
const textIn = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')

describe.each(Object.entries(special))('a chapter of %s', (name, source) => {
  test('is built: every section, slot and listing is there', { timeout: 60_000 }, async () => {
    const { sections } = await pageOf(source)
    const ids = sections.flatMap(({ id, slots }) => [id, ...slots.map((slot) => slot.id)])
    expect(new Set(ids).size).toBe(ids.length)
    expect(sections.flatMap(({ slots }) => slots).length).toBeGreaterThan(1)
    const text = textIn(draw(await pageOf(source), () => ''))
    const { listings } = await surveyChapter(source, 'content/01-special.mdx', [])
    expect(listings.length).toBeGreaterThan(0)
    for (const listing of listings) expect(text, name).toContain(listing.source.replaceAll('\r\n', '\n').trimEnd())
  })

  test.each(Object.entries(engines))(
    'is personalized by the %s engine with every block as it was',
    { timeout: 120_000 },
    async (engine, open) => {
      const { sections, revision } = await pageOf(source)
      const chapter = { ...first, slug: 'special', title: 'Special', revision, sections }
      const page = await pageOf(source)
      const before = withoutSlots(draw(page, () => ''))
      for (const reader of engine === 'model' ? readers.slice(0, 1) : readers) {
        const reading = await read(chapter, reader, open())
        const answers = new Map(reading.sections.flatMap(({ slots }) => slots).map((slot) => [slot.slot, slot]))
        expect([...answers.keys()]).toEqual(sections.flatMap(({ slots }) => slots.map(({ id }) => id)))
        expect(reading.receipt.reverted).toEqual([])
        const after = draw(page, (id) => answers.get(id)?.markdown ?? '')
        expect(withoutSlots(after)).toBe(before)
      }
    },
  )
})
