import { type ChapterCoverage, enough } from './measure'

const percent = (share: number) => `${Math.round(share * 100)} %`

/** The coverage as lines for the terminal: a row for each chapter, a column for each reader. */
export function tableOf(coverage: ChapterCoverage[]): string {
  const names = coverage[0]?.readings.map(({ reference }) => reference) ?? []
  const width = Math.max(...coverage.map(({ slug }) => slug.length), 10)
  const row = (head: string, cells: string[]) =>
    [head.padEnd(width), ...cells.map((cell, place) => cell.padStart(Math.max(5, names[place]?.length ?? 0)))].join(
      '  ',
    )
  const shares = coverage.map(({ slug, readings }) =>
    row(
      slug,
      readings.map(({ share }) => percent(share)),
    ),
  )
  const change = coverage.map(({ slug, readings }) =>
    row(
      slug,
      readings.map(({ added, collapsed }) => `+${added} −${collapsed}`),
    ),
  )
  return [
    `Sections with at least ${enough} bridges or variants`,
    row('', names),
    ...shares,
    '',
    'Words added and collapsed',
    row('', names),
    ...change,
    '',
    ...coverage.map(notesOf),
    totals(coverage),
  ].join('\n')
}

function notesOf({ slug, grade, alike, bridgeless, early }: ChapterCoverage): string {
  const pairs = alike.map((pair) => pair.join(' and ')).join(', ')
  return [
    `${slug}: reading grade ${grade.toFixed(1)}`,
    ...(pairs ? [`  the same text: ${pairs}`] : []),
    ...(bridgeless.length > 0 ? [`  no bridge to: ${bridgeless.join(', ')}`] : []),
    ...(early.length > 0
      ? [`  used before taught: ${early.map(({ concept, section }) => `${concept} (${section})`).join(', ')}`]
      : []),
  ].join('\n')
}

function totals(coverage: ChapterCoverage[]): string {
  const lines = (coverage[0]?.readings ?? []).map(({ reference }, place) => {
    const all = coverage.flatMap(({ readings }) => readings[place] ?? [])
    const sum = (of: 'written' | 'visible') => all.reduce((total, reading) => total + reading[of], 0)
    const least = Math.min(...all.map(({ share }) => share))
    const change = sum('visible') / sum('written') - 1
    const sign = change < 0 ? '−' : '+'
    return `  ${reference.padEnd(12)} least ${percent(least).padStart(5)} of sections; ${sum('visible')} words seen of ${sum('written')} (${sign}${percent(Math.abs(change))})`
  })
  return ['', 'The whole book', ...lines].join('\n')
}
