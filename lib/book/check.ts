import { type Bridge, type Concept, type Condition, conditionOf } from './concepts'
import type { Section } from './section'
import type { Vocabulary } from './vocabulary'

type Material = {
  chapters: { path: string; slug: string; sections: Section[]; terms: string[] }[]
  concepts: Concept[]
  bridges: Bridge[]
  vocabulary: Vocabulary
}

/**
 * Finds what is wrong between the files of a book: names that nothing bears, and two things of one name.
 * @returns a line for each fault, saying where it is
 */
export function findBookFaults({ chapters, concepts, bridges, vocabulary }: Material): string[] {
  const known = new Set(concepts.map(({ id }) => id))
  const sections = new Set(chapters.flatMap(({ slug, sections }) => sections.map(({ id }) => `${slug}#${id}`)))
  const unknown = (ids: string[], where: string) =>
    ids.filter((id) => !known.has(id)).map((id) => `${where}: there is no concept "${id}".`)
  return [
    ...repeated(chapters.map(({ slug }) => slug)).map((slug) => `Two chapters have the slug "${slug}".`),
    ...repeated(concepts.map(({ id }) => id)).map((id) => `Two concepts have the id "${id}".`),
    ...repeated(bridges.map(({ id }) => id)).map((id) => `Two bridges have the id "${id}".`),
    ...concepts.flatMap(({ id, section, requires }) => [
      ...(sections.has(section) ? [] : [`concept ${id}: there is no section "${section}".`]),
      ...unknown(requires, `concept ${id}`),
    ]),
    ...bridges.flatMap((bridge) => [
      ...unknown([bridge.concept], `bridge ${bridge.id}`),
      ...strangers(bridge.for, vocabulary).map((fault) => `bridge ${bridge.id}: ${fault}`),
    ]),
    ...chapters.flatMap(({ path, terms }) => unknown(terms, `${path}: a <Term>`)),
    ...chapters.flatMap(({ path, sections }) =>
      sections.flatMap((section) => [
        ...unknown(section.concepts, `${path}: section ${section.id}`),
        ...conditionsIn(section).flatMap((text) =>
          conditionFaults(text, vocabulary).map((fault) => `${path}: ${fault}`),
        ),
      ]),
    ),
  ]
}

function repeated(names: string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}

function conditionsIn({ slots }: Section): string[] {
  return slots.flatMap(({ condition, variants }) => [
    ...(condition ? [condition] : []),
    ...(variants ?? []).map((each) => each.for),
  ])
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
