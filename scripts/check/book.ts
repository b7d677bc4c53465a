import { type At, type BookFault, findBookFaults, type Located } from '@/lib/book/check'
import type { Concept } from '@/lib/book/concepts'
import type { BookSettings } from '@/lib/book/data'
import type { Code } from './codes'
import type { Fault } from './fault'
import type { BridgeItem } from './material'
import type { Survey } from './survey'

/** A chapter with what was seen in it. */
export type Surveyed = { file: string; slug: string; number: number; source: string; survey: Survey }

export type Content = {
  settings: BookSettings
  chapters: Surveyed[]
  /** Chapters in other languages: text, and nothing that is taught. */
  translations: Surveyed[]
  concepts: Located<Concept>[]
  bridges: Located<BridgeItem>[]
}

/** What is wrong between the files of a book, each with its place. */
export function findContentFaults(content: Content): Fault[] {
  const { settings, chapters, concepts, bridges } = content
  const compiled = chapters.flatMap(({ file, slug, survey }) =>
    survey.compiled ? [{ path: file, slug, sections: survey.compiled.sections, ...places(file, survey) }] : [],
  )
  // A chapter that does not compile has told why; what leans on it is not wrong for that.
  const broken = chapters.filter(({ survey }) => !survey.compiled).map(({ slug }) => slug)
  const between = findBookFaults({ chapters: compiled, concepts, bridges, vocabulary: settings.vocabulary })
    .filter(({ code, message }) => code !== 'concept_section' || !broken.some((slug) => message.includes(`"${slug}#`)))
    .map(located)
  return [...between, ...numbers(chapters), ...renamed(chapters), ...order(content), ...homes(content)]
}

function places(file: string, { sections, conditions, terms }: Survey) {
  const at = (line: number, column = 1): At => ({ file, line, column })
  const named = Object.entries(sections).map(([id, line]) => [id, at(line)])
  const placed = (found: typeof conditions) =>
    Object.fromEntries(Object.entries(found).map(([text, { line, column }]) => [text, at(line, column)]))
  return {
    sectionsAt: Object.fromEntries(named),
    conditionsAt: placed(conditions),
    terms: Object.keys(terms),
    termsAt: placed(terms),
  }
}

function located({ code, message, at }: BookFault): Fault {
  return { code, message, file: at?.file ?? 'content', line: at?.line ?? 1, column: at?.column ?? 1 }
}

function numbers(chapters: Surveyed[]): Fault[] {
  const seen = new Map<number, string>()
  return chapters.flatMap(({ file, number }) => {
    const other = seen.get(number)
    if (other === undefined) seen.set(number, file)
    return other === undefined ? [] : [top('chapter_number', file, `${other} is chapter ${number} already.`)]
  })
}

function renamed(chapters: Surveyed[]): Fault[] {
  const taken = new Map(chapters.map(({ slug, file }) => [slug, file]))
  return chapters.flatMap(({ file, survey }) =>
    (survey.compiled?.frontmatter.renamed ?? []).flatMap((old) => {
      const other = taken.get(old)
      if (other === undefined) taken.set(old, file)
      const line = survey.fields.renamed ?? 1
      return other === undefined
        ? []
        : [{ code: 'renamed_taken' as const, file, line, column: 1, message: `"${old}" leads to ${other}.` }]
    }),
  )
}

/** Every concept requires only what the book has taught by then. */
function order({ chapters, concepts }: Content): Fault[] {
  const sections = inReadingOrder(chapters)
  const place = new Map(sections.map((id, index) => [id, index]))
  const home = new Map(concepts.map(({ id, section }) => [id, section]))
  const drafts = new Set(chapters.filter(isDraft).map(({ slug }) => slug))
  return concepts.flatMap(({ id, section, requires, at }) =>
    requires.flatMap((required) => {
      const [taught, here] = [place.get(home.get(required) ?? ''), place.get(section)]
      if (drafts.has(slugIn(home.get(required))) && !drafts.has(slugIn(section)))
        return [fault('concept_draft', at, `concept ${id} requires "${required}", which a draft teaches.`)]
      if (taught === undefined || here === undefined || taught <= here) return []
      const where = home.get(required)
      return [fault('concept_order', at, `concept ${id} requires "${required}", which is taught later, in ${where}.`)]
    }),
  )
}

/** Sections and concepts name one another; and what is taught is spoken of. */
function homes({ chapters, concepts }: Content): Fault[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  return chapters.flatMap(({ file, slug, survey }) =>
    (survey.compiled?.sections ?? []).flatMap((section): Fault[] => {
      const id = `${slug}#${section.id}`
      const line = survey.sections[section.id] ?? 1
      const say = (code: Code, message: string): Fault => ({ code, file, line, column: 1, message })
      const untold = concepts.filter((each) => each.section === id && !section.concepts.includes(each.id))
      const text = section.slots.map(({ markdown, variants = [] }) =>
        [markdown, ...variants.map((variant) => variant.markdown)].join(' '),
      )
      const prose = [section.heading, ...text].join(' ').toLowerCase()
      return [
        ...(section.concepts.length === 0 && !section.verbatim
          ? [say('section_concepts', `The section "${section.heading}" names nothing that it teaches.`)]
          : []),
        ...section.concepts.flatMap((name) => {
          const concept = byId.get(name)
          if (!concept) return []
          if (concept.section !== id)
            return [say('concept_home', `"${name}" is taught here, by its own word in ${concept.section}.`)]
          const spoken = concept.terms.some((term) => prose.includes(term.toLowerCase()))
          return spoken ? [] : [fault('term_absent', concept.at, `None of the terms of "${name}" stands in ${id}.`)]
        }),
        ...untold.map(({ id: name, at }) =>
          fault('concept_home', at, `${id} does not name "${name}" as taught there.`),
        ),
      ]
    }),
  )
}

function isDraft({ survey }: Surveyed): boolean {
  return survey.compiled?.frontmatter.draft === true
}

function slugIn(section = ''): string {
  return section.split('#', 1)[0] ?? ''
}

function inReadingOrder(chapters: Surveyed[]): string[] {
  return chapters
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ slug, survey }) => (survey.compiled?.sections ?? []).map(({ id }) => `${slug}#${id}`))
}

function top(code: Code, file: string, message: string): Fault {
  return { code, file, line: 1, column: 1, message }
}

function fault(code: Code, at: At | undefined, message: string): Fault {
  return { code, message, file: at?.file ?? 'content', line: at?.line ?? 1, column: at?.column ?? 1 }
}
