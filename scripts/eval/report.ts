import { checks, type Matrix, percent, type Row, type State } from './matrix'
import type { Persona } from './personas'

const marks: Record<State, string> = { passed: '✓', failed: '✗', warned: '!', apart: '–' }

/** The matrices as a page that editors can read. */
export function pageOf(personas: Persona[], matrices: Matrix[], judged?: string[]): string {
  return [
    '# Evaluation',
    `${personas.length} golden personas over every chapter. ✓ passed, ✗ failed, ! told but no gate, – nothing it could look at.`,
    ...matrices.flatMap(sectionOf),
    ...(judged ?? []),
    '## The personas',
    table([
      ['persona', 'software', 'hardware', 'who'],
      ...personas.map(({ name, software, hardware, about }) => [name, software, hardware, about]),
    ]),
    '## The checks',
    table([
      ['check', 'of', 'gate', 'how'],
      ...checks.map(({ id, name, gate, how, apart }) => [
        id,
        name,
        gate ? 'yes' : 'no',
        apart ? `${how} (– ${apart})` : how,
      ]),
    ]),
  ].join('\n\n')
}

/** Which checks have nothing to look at where. */
export function apartLines(): string {
  return checks.flatMap(({ id, name, apart }) => (apart ? `– ${id} (${name}): ${apart}` : [])).join('\n')
}

/** One engine's rows for a terminal. */
export function linesOf({ engine, rows, separation, failures }: Matrix): string {
  return [`\n${titles[engine]}`, plain([headings, ...rows.map(cells)]), separationLine(separation), ...failures].join(
    '\n',
  )
}

const titles = {
  editorial: 'Editorial engine',
  groq: 'Groq engine, over the scripted rewriter',
}
const names = checks.map(({ id }) => id)
const headings = 'persona,chapter,as written,bridged,folded,rewritten,notes,reverted,words,of,grade,sentence'
  .split(',')
  .toSpliced(2, 0, ...names)

function sectionOf({ engine, rows, separation, failures }: Matrix): string[] {
  return [
    `## ${titles[engine]}`,
    'Slots by what became of them; words that a reader sees, of those the author wrote; the change of the reading grade and of the words in a sentence by rewriting.',
    table([headings, ...rows.map(cells)]),
    `Separation: ${separationLine(separation)}`,
    failures.length === 0 ? 'No gate failed.' : failures.map((failure) => `- ${failure}`).join('\n'),
    ...warnings(rows),
  ]
}

function separationLine({ least, mean, repeated }: Matrix['separation']): string {
  const nearest = `${percent(least.share)} of the slots between ${least.pair.join(' and ')}`
  return `at least ${nearest}, ${percent(mean)} on average; ${percent(repeated)} between two runs of one persona.`
}

function warnings(rows: Row[]): string[] {
  const told = rows.flatMap(({ persona, chapter, checks: states }) =>
    Object.entries(states)
      .filter(([, { state }]) => state === 'warned')
      .map(([id, { found }]) => `- ${id}, ${persona}, ${chapter}: ${found.slice(0, 3).join('; ')}`),
  )
  return told.length > 0 ? ['Told, but no gate:', told.join('\n')] : []
}

function cells({ persona, chapter, checks: states, measure }: Row): string[] {
  const { slots, notes, reverted, visible, written, grade, sentence } = measure
  const counts = [
    slots['as-written'],
    slots.bridged,
    slots.collapsed,
    slots.rewritten,
    notes,
    reverted,
    visible,
    written,
  ]
  const changes = [grade, sentence].map((change) => (change === undefined ? '–' : change.toFixed(1)))
  return [
    persona,
    chapter,
    ...names.map((id) => marks[states[id]?.state ?? 'apart']),
    ...counts.map(String),
    ...changes,
  ]
}

function table([head = [], ...rows]: string[][]): string {
  const line = (row: string[]) => `| ${row.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function plain(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' ')).join('\n')
}
