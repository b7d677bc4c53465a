import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Chapter, slugOf } from './chapter'
import { findBookFaults } from './check'
import { Bridge, Concept } from './concepts'
import { type BookData, BookSettings } from './data'
import { withoutChapters } from './draft'
import { type SectionText, versionOf } from './full-text'
import type { Compile } from './keep'
import type { ChapterOutline } from './outline'
import { excerpt, glossaryOf, type Passage, proseOf, searchedOf } from './passage'
import { indexPassages } from './retrieve'
import { indexEntries, type SearchData } from './search'
import { type Section, sectionWords } from './section'
import { isLanguage, markdownName } from './translation'

type Compiled = {
  path: string
  outline: ChapterOutline
  revision: string
  sections: Section[]
  texts: SectionText[]
  markdown: string
  terms: string[]
}

/** By the name of a chapter's file: when it was last changed (ISO 8601). */
type Changed = ReadonlyMap<string, string>

/**
 * Reads a folder of chapters and editorial material into what the server keeps of it.
 * @param compile how a chapter is read; see `keepCompiled`
 * @throws {Error} naming the file and what is wrong in it
 */
export async function gatherBook(folder: string, compile: Compile, drafts = false): Promise<BookData> {
  return (await gather(folder, compile, { drafts })).book
}

/** What was made of a file's text before, or what is made of it now. */
export type Recall = <T>(path: string, text: string, make: () => T) => T

/** When chapters were last changed, as git knows it; and whether chapters that are not yet for readers are among them. */
export type Gathering = { changed?: Changed; drafts?: boolean; recall?: Recall }

/**
 * The same, its chapters as the engines know them and, by `markdownName`, in Markdown, and the index that readers search, which is
 * made when it is asked for.
 * @throws {Error} naming the file and what is wrong in it
 */
export async function gather(
  folder: string,
  compile: Compile,
  { changed = new Map(), drafts = false, recall = (_path, _text, make) => make() }: Gathering = {},
): Promise<{ book: BookData; chapters: Chapter[]; markdown: Record<string, string>; search(): SearchData }> {
  const settings = await readYaml(join(folder, 'book.yaml'), BookSettings, recall)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.mdx')).sort()
  const every = await Promise.all(files.map((name) => readChapter(join(folder, name), compile, changed.get(name))))
  const material = {
    concepts: await readLists(join(folder, 'concepts'), Concept, recall),
    bridges: await readLists(join(folder, 'bridges'), Bridge, recall),
  }
  const hidden = drafts ? [] : every.filter(({ outline }) => outline.draft)
  const compiled = every.filter((chapter) => !hidden.includes(chapter))
  const { concepts, bridges } = withoutChapters(
    material,
    hidden.map(({ outline }) => outline.slug),
  )
  const chapters = compiled.map(({ outline, ...rest }) => ({ ...rest, slug: outline.slug }))
  const faults = findBookFaults({ ...settings, chapters, concepts, bridges })
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'))
  const written = compiled.flatMap(passagesOf)
  const translated = await readTranslations(folder, compile)
  const book = {
    ...settings,
    chapters: compiled.map(({ outline }) => outline).sort((a, b) => a.number - b.number),
    translations: translated.map(({ markdown, ...chapter }) => chapter),
    concepts,
    bridges,
    passages: written.map(({ passage }) => passage),
    index: indexPassages(written.map(({ passage, section }) => searchedOf(passage, section, concepts))),
  }
  return {
    book,
    chapters: compiled.map(chapterOf),
    markdown: Object.fromEntries([
      ...compiled.map(({ outline, markdown }) => [markdownName(outline.slug), markdown]),
      ...translated.map(({ locale, slug, markdown }) => [markdownName(slug, locale), markdown]),
    ]),
    search: () => searchOf(compiled, concepts),
  }
}

async function readChapter(path: string, compile: Compile, changed: string | undefined): Promise<Compiled> {
  const source = await readFile(path, 'utf8')
  const { frontmatter, headings, revision, sections, terms, texts, markdown } = await compile(source, path)
  const number = Number(/(\d+)-[^/]*$/.exec(path)?.[1] ?? Number.NaN)
  if (Number.isNaN(number)) throw new Error(`${path}: a chapter's file begins with its number, as in 04-motion.mdx.`)
  const words = sections.reduce((sum, section) => sum + sectionWords(section), 0)
  const { title, description, published, updated, draft, renamed = [] } = frontmatter
  const versions = Object.fromEntries(texts.map((text) => [text.id, versionOf(text)]))
  const version = versionOf({ heading: title, text: Object.values(versions).join() })
  // What its editors say goes before what git knows.
  const days = { published, changed: updated ?? changed, draft }
  const written = { title, description, words, headings, version, versions, ...days }
  const before = renamed.length > 0 ? { renamed } : {}
  const outline = { slug: slugOf(path), ...before, number, file: basename(path), ...written }
  return { path, outline, revision, sections, texts, markdown, terms }
}

/** The chapters that stand below the name of another language. */
async function readTranslations(folder: string, compile: Compile) {
  const entries = await readdir(folder, { withFileTypes: true })
  const locales = entries.filter((entry) => entry.isDirectory() && isLanguage(entry.name)).map(({ name }) => name)
  const files = await Promise.all(
    locales
      .sort()
      .map(async (locale) => (await readdir(join(folder, locale))).sort().map((name) => ({ locale, name }))),
  )
  const chapters = files.flat().filter(({ name }) => name.endsWith('.mdx'))
  return Promise.all(
    chapters.map(async ({ locale, name }) => {
      const path = join(folder, locale, name)
      const { frontmatter, markdown } = await compile(await readFile(path, 'utf8'), path)
      return { locale, slug: slugOf(name), title: frontmatter.title, markdown }
    }),
  )
}

function chapterOf({ outline: { slug, title }, revision, sections }: Compiled): Chapter {
  return { slug, title, revision, sections }
}

function searchOf(compiled: Compiled[], concepts: Concept[]): SearchData {
  const found = compiled.flatMap(({ outline: { slug, title }, sections, texts }) =>
    texts.map(({ id: section, heading, text }) => ({
      entry: { id: `${slug}#${section}`, chapter: slug, section, title, heading, text },
      glossary: glossaryOf(sections.find(({ id }) => id === section)?.concepts ?? [], concepts),
    })),
  )
  const index = indexEntries(found.map(({ entry, glossary }) => ({ ...entry, glossary })))
  return { entries: found.map(({ entry }) => entry), index }
}

function passagesOf({ outline, sections }: Compiled): { passage: Passage; section: Section }[] {
  return sections
    .filter((section) => section.slots.length > 0)
    .map((section) => ({ passage: passageOf(outline, section), section }))
}

function passageOf({ slug, title, number }: ChapterOutline, section: Section): Passage {
  return {
    id: `${slug}#${section.id}`,
    chapter: slug,
    anchor: section.id,
    title: section.id === 'start' ? title : `${title}: ${section.heading}`,
    heading: section.heading,
    number,
    domain: section.domain,
    level: section.level,
    concepts: section.concepts,
    text: excerpt(proseOf(section)),
  }
}

// One file a chapter, by its slug; what a file is called is for the editor alone.
async function readLists<T extends z.ZodType>(folder: string, item: T, recall: Recall): Promise<z.infer<T>[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const lists = await Promise.all(names.map((name) => readYaml(join(folder, name), z.array(item), recall)))
  return lists.flat()
}

async function readYaml<T extends z.ZodType>(path: string, schema: T, recall: Recall): Promise<z.infer<T>> {
  const text = await readFile(path, 'utf8')
  return recall(path, text, () => {
    const result = schema.safeParse(parse(text))
    if (result.success) return result.data
    const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`${path} is not understood:\n${faults.join('\n')}`)
  })
}
