import type { Chapter } from '@/lib/book/chapter'
import type { Check } from './check'
import { keptChecks } from './kept'
import { levelCheck } from './level'
import { distance, type Measure, measure } from './measure'
import type { Persona } from './personas'
import { shownChecks } from './shown'
import { type Rewriter, readEditorial, readGenerated, type Subject } from './subject'
import { wholeChecks } from './whole'

/** Two personas see something else in at least one slot of twenty. */
const leastShare = 0.05

/** What a check came to: `apart` where there was nothing it could look at. */
export type State = 'passed' | 'failed' | 'warned' | 'apart'

export type Row = {
  persona: string
  chapter: string
  checks: Record<string, { state: State; found: string[] }>
  measure: Measure
}

/** How far the personas are apart: the share of slots that differ. */
export type Separation = {
  least: { pair: [string, string]; share: number }
  mean: number
  /** Between two runs of one persona. */
  repeated: number
}

export type Matrix = { engine: Subject['engine']; rows: Row[]; separation: Separation; failures: string[] }

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

/** The rubric's checks that need no model, in order; what cannot apply says why. */
export const checks: Check[] = [
  ...keptChecks,
  ...shownChecks,
  ...wholeChecks,
  levelCheck,
  {
    id: 'D14',
    name: 'sentence length',
    how: 'words in a sentence of the new prose less the author’s, told below',
    gate: false,
    apart: 'everywhere: the scripted rewriter writes for nobody',
  },
  {
    id: 'D20',
    name: 'separation',
    how: `every two personas differ in at least ${leastShare * 100} % of the slots, and more than two runs of one`,
    gate: true,
    apart: 'everywhere: it holds over pairs of personas; told below',
  },
].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))

/** The answers of both engines for every persona over every chapter; `rewriter` stands in for the model. */
export async function readAll(personas: Persona[], chapters: Chapter[], rewriter?: Rewriter): Promise<Subject[]> {
  const subjects: Subject[] = []
  for (const persona of personas) {
    for (const chapter of chapters) {
      subjects.push(await readEditorial(persona, chapter), await readGenerated(persona, chapter, rewriter))
    }
  }
  return subjects
}

/**
 * Holds the subjects of one engine against every check.
 * @param again the first persona's once more, for how far one is from itself
 */
export function matrixOf(engine: Subject['engine'], all: Subject[], again: Subject[]): Matrix {
  const subjects = all.filter((subject) => subject.engine === engine)
  const rows = subjects.map(rowOf)
  const separation = separationOf(
    subjects,
    again.filter((subject) => subject.engine === engine),
  )
  const failed = rows.flatMap(({ persona, chapter, checks: states }) =>
    Object.entries(states)
      .filter(([, { state }]) => state === 'failed')
      .map(([id, { found }]) => `${id}, ${persona}, ${chapter}: ${found.slice(0, 3).join('; ')}`),
  )
  return { engine, rows, separation, failures: [...subjects.flatMap(failuresBeside), ...failed, ...alike(separation)] }
}

function alike({ least: { pair, share }, repeated }: Separation): string[] {
  if (share >= leastShare && share > repeated) return []
  const said = `${pair.join(' and ')} differ in ${percent(share)} of the slots`
  return [`D20: ${said}, two runs of one persona in ${percent(repeated)}`]
}

// What is asked of a run besides the rubric: readers are understood, and a faithful provider is never doubted.
function failuresBeside({ persona, profile, chapter, reading }: Subject): string[] {
  const levels = [profile.software.level, profile.hardware.level]
  const understood = levels.join() === [persona.software, persona.hardware].join()
  const reverted = reading.receipt.reverted.map(({ slot, check }) => `${slot} (${check})`)
  return [
    ...(understood ? [] : [`profile, ${persona.name}: understood as ${levels.join(' and ')}`]),
    ...(reverted.length > 0 ? [`reverted, ${persona.name}, ${chapter.slug}: ${reverted.join(', ')}`] : []),
  ]
}

function rowOf(subject: Subject): Row {
  const states = checks.map(({ id, gate, find }) => {
    const found = find?.(subject)
    const state: State = !found ? 'apart' : found.length === 0 ? 'passed' : gate ? 'failed' : 'warned'
    return [id, { state, found: found ?? [] }]
  })
  return {
    persona: subject.persona.name,
    chapter: subject.chapter.slug,
    checks: Object.fromEntries(states),
    measure: measure(subject),
  }
}

function separationOf(subjects: Subject[], again: Subject[]): Separation {
  const names = [...new Set(subjects.map(({ persona }) => persona.name))]
  const of = (name: string) => subjects.filter(({ persona }) => persona.name === name)
  const pairs = names.flatMap((one, place) =>
    names.slice(place + 1).map((other) => ({ one, other, share: distance(of(one), of(other)) })),
  )
  const least = pairs.reduce(
    (low, pair) => (pair.share < low.share ? pair : low),
    pairs[0] ?? { one: '', other: '', share: 0 },
  )
  const mean = pairs.reduce((sum, { share }) => sum + share, 0) / Math.max(1, pairs.length)
  const repeated = distance(of(again[0]?.persona.name ?? ''), again)
  return { least: { pair: [least.one, least.other], share: least.share }, mean, repeated }
}
