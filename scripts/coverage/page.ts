import { type ChapterCoverage, enough } from './measure'

/** The coverage as a page by itself: every section against every reader, the poor ones to be seen at once. */
export function pageOf(coverage: ChapterCoverage[]): string {
  const names = coverage[0]?.readings.map(({ reference }) => reference) ?? []
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Coverage</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem }
  .wide { overflow-x: auto }
  table { border-collapse: collapse; font-variant-numeric: tabular-nums }
  th, td { padding: .25rem .6rem; text-align: right; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
  th:first-child { text-align: left; font-weight: normal }
  thead th { font-weight: 600 }
  .poor { background: color-mix(in srgb, #c33 30%, transparent); font-weight: 600 }
  .none { background: color-mix(in srgb, #c33 60%, transparent); font-weight: 600 }
</style>
<h1>What the book has for whom</h1>
<p>Each number counts the bridges, variants and asides of a section that are for a reader; fewer than ${enough} are marked.</p>
${table(
  'The whole book',
  names,
  coverage.map(({ title, slug, readings }) => ({
    head: `<a href="#${slug}">${escaped(title)}</a>`,
    cells: readings.map(({ share }) => cell(share < 0.6, `${Math.round(share * 100)} %`)),
  })),
)}
${coverage.map((chapter) => chapterOf(chapter, names)).join('\n')}
</html>
`
}

function chapterOf(
  { slug, title, grade, sections, readings, alike, bridgeless, early }: ChapterCoverage,
  names: string[],
): string {
  const rows = [
    ...sections.map(({ id, counts }) => ({
      head: escaped(id),
      cells: counts.map((count) => cell(count < enough, String(count), count === 0)),
    })),
    { head: 'words added', cells: readings.map(({ added }) => cell(false, String(added))) },
    { head: 'words collapsed', cells: readings.map(({ collapsed }) => cell(false, String(collapsed))) },
    { head: 'words seen', cells: readings.map(({ visible }) => cell(false, String(visible))) },
  ]
  const list = (name: string, items: string[]) =>
    items.length > 0 ? `<p>${name}: ${escaped(items.join(', '))}.</p>` : ''
  return `<h2 id="${slug}">${escaped(title)}</h2>
<p>Reading grade ${grade.toFixed(1)}.</p>
${list(
  'The same text',
  alike.map((pair) => pair.join(' and ')),
)}
${list('No bridge leads to', bridgeless)}
${list(
  'Used before taught',
  early.map(({ concept, section }) => `${concept} in ${section}`),
)}
${table(title, names, rows)}`
}

function table(caption: string, names: string[], rows: { head: string; cells: string[] }[]): string {
  const head = names.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')
  const body = rows.map(({ head, cells }) => `<tr><th scope="row">${head}</th>${cells.join('')}</tr>`).join('\n')
  return `<div class="wide" tabindex="0" role="group" aria-label="${escaped(caption)}"><table><thead><tr><th></th>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`
}

function cell(poor: boolean, text: string, none = false): string {
  return `<td${none ? ' class="none"' : poor ? ' class="poor"' : ''}>${text}</td>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
