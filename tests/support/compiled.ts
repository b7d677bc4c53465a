import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { evaluate } from '@mdx-js/mdx'
import type { MDXComponents } from 'mdx/types'
import { createElement, Fragment, type ReactNode } from 'react'
import * as runtime from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { VFile } from 'vfile'
import { compileChapter } from '@/lib/book/compile.mjs'
import { loadPlugins } from '@/lib/book/plugins.mjs'
import { type Section, sectionText } from '@/lib/book/section'

const folder = join(import.meta.dirname, 'chapters')

/** The source of one of the chapters that hold a difficulty each. */
export function readSource(name: string): Promise<string> {
  return readFile(join(folder, `${name}.mdx`), 'utf8')
}

/** That chapter, or another source under its name, as the index and the engines read it. */
export async function compiled(name: string, source?: string) {
  return compileChapter(source ?? (await readSource(name)), join(folder, `${name}.mdx`))
}

/** A chapter of a title and this text. */
export function compiledText(text: string, frontmatter = '') {
  return compileChapter(`---\ntitle: A title\n${frontmatter}---\n\n${text}\n`, join(folder, 'text.mdx'))
}

/** A section by its id. */
export function sectionOf({ sections }: { sections: Section[] }, id = 'start'): Section {
  const found = sections.find((section) => section.id === id)
  if (!found) throw new Error(`There is no section ${id}, only ${sections.map((section) => section.id).join(', ')}.`)
  return found
}

/** The prose of its slots, in order. */
export function proseOf(section: Section): string[] {
  return section.slots.map((slot) => slot.markdown)
}

/** The kinds of its blocks, in order. */
export function kindsOf(section: Section): string[] {
  return section.blocks.map((block) => block.kind)
}

/** Its order at a glance: `slot block slot`. */
export function orderOf(section: Section): string {
  return section.parts.map((part) => ('slot' in part ? 'slot' : 'block')).join(' ')
}

export { sectionText }

/**
 * A chapter as the page compiles it: its exports, and its HTML.
 * @param components what draws it; by default components leave only what they hold
 */
export async function page(name: string, source?: string, components: MDXComponents = bare) {
  const file = new VFile({ value: source ?? (await readSource(name)), path: join(folder, `${name}.mdx`) })
  const plugins = await loadPlugins()
  const compiledPage = await evaluate(file, { ...runtime, ...plugins, baseUrl: import.meta.url })
  const html = renderToStaticMarkup(createElement(compiledPage.default, { components }))
  return { sections: compiledPage.sections, headings: compiledPage.headings, revision: compiledPage.revision, html }
}

const names = `Callout Aside Depth Exercise Answer Hint Tabs Tab Steps Step Verbatim Quiz Choice Why Files Margin Embed
  Term Formula`.split(/\s+/)
const bare: MDXComponents = {
  ...Object.fromEntries(
    names.map((name) => [name, ({ children }: { children?: ReactNode }) => createElement(Fragment, null, children)]),
  ),
  Slot: ({ id, children }: { id: string; children: ReactNode }) => createElement('div', { 'data-slot': id }, children),
}
