import { type Bridge, type Concept, type Condition, conditionOf } from './concepts'
import type { Section } from './section'
import type { Vocabulary } from './vocabulary'

/** Where something was read; lines and columns from 1. */
export type At = { file: string; line: number; column: number }

/** A thing wrong between the files of a book. */
export type BookFault = {
  code: 'slug_twice' | 'concept_twice' | 'bridge_twice' | 'concept_unknown' | 'concept_section' | 'condition'
  message: string
  at?: At
}

export type Located<T> = T & { at?: At }

export type Material = {
  chapters: {
    path: string
    slug: string
    sections: Section[]
    terms?: string[]
    /** Where its sections are described, and where the text says for whom it is. */
    sectionsAt?: Record<string, At>
    conditionsAt?: Record<string, At>
  }[]
  concepts: Located<Concept>[]
  bridges: Located<Bridge>[]
  vocabulary: Vocabulary
}

/** Finds what is wrong between the files of a book: names that nothing bears, and two things of one name. */
export function findBookFaults({ chapters, concepts, bridges, vocabulary }: Material): BookFault[] {
  const known = new Set(concepts.map(({ id }) => id))
  const sections = new Set(chapters.flatMap(({ slug, sections }) => sections.map(({ id }) => `${slug}#${id}`)))
  const unknown = (ids: string[], where: string, at?: At) =>
    ids
      .filter((id) => !known.has(id))
      .map((id): BookFault => ({ code: 'concept_unknown', message: `${where}: there is no concept "${id}".`, at }))
  return [
    ...repeated(chapters, ({ slug }) => slug).map(
      ({ slug, path }): BookFault => ({
        code: 'slug_twice',
        message: `Two chapters have the slug "${slug}".`,
        at: { file: path, line: 1, column: 1 },
      }),
    ),
    ...repeated(concepts, ({ id }) => id).map(
      ({ id, at }): BookFault => ({ code: 'concept_twice', message: `Two concepts have the id "${id}".`, at }),
    ),
    ...repeated(bridges, ({ id }) => id).map(
      ({ id, at }): BookFault => ({ code: 'bridge_twice', message: `Two bridges have the id "${id}".`, at }),
    ),
    ...concepts.flatMap(({ id, section, requires, at }): BookFault[] => [
      ...(sections.has(section)
        ? []
        : [{ code: 'concept_section' as const, message: `concept ${id}: there is no section "${section}".`, at }]),
      ...unknown(requires, `concept ${id}`, at),
    ]),
    ...bridges.flatMap((bridge) => [
      ...unknown([bridge.concept], `bridge ${bridge.id}`, bridge.at),
      ...asFaults(strangers(bridge.for, vocabulary), `bridge ${bridge.id}`, bridge.at),
    ]),
    ...chapters.flatMap(({ path, terms = [] }) => unknown(terms, `${path}: a <Term>`)),
    ...chapters.flatMap(({ path, sections, sectionsAt, conditionsAt }) =>
      sections.flatMap((section) => [
        ...unknown(section.concepts, `${path}: section ${section.id}`, sectionsAt?.[section.id]),
        ...conditionsIn(section).flatMap((text) =>
          asFaults(conditionFaults(text, vocabulary), path, conditionsAt?.[text]),
        ),
      ]),
    ),
  ]
}

/** The second and every later one of a name. */
function repeated<T>(items: T[], name: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const again = seen.has(name(item))
    seen.add(name(item))
    return again
  })
}

function asFaults(messages: string[], where: string, at?: At): BookFault[] {
  return messages.map((message) => ({ code: 'condition', message: `${where}: ${message}`, at }))
}

function conditionsIn({ slots }: Section): string[] {
  const all = slots.flatMap(({ condition, variants }) => [
    ...(condition ? [condition] : []),
    ...(variants ?? []).map((each) => each.for),
  ])
  return [...new Set(all)]
}

function conditionFaults(text: string, vocabulary: Vocabulary): string[] {
  try {
    return strangers(conditionOf(text), vocabulary)
  } catch (cause) {
    return [`for="${text}" is not understood: ${cause instanceof Error ? cause.message : cause}`]
  }
}

function strangers(condition: Condition, vocabulary: Vocabulary): string[] {
  return (['software', 'hardware'] as const).flatMap((domain) => {
    const anchors = vocabulary[domain].anchors.map(({ id }) => id)
    const strange = condition[domain]?.anchors?.filter((anchor) => !anchors.includes(anchor)) ?? []
    return strange.map((name) => `"${name}" is neither a level nor an anchor of ${domain} (${anchors.join(', ')}).`)
  })
}
