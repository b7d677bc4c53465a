import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const page = read('docs/security.md')

/** Levels 1 and 2 of the OWASP ASVS 5.0.0 in the chapters the page goes through: by section, the last numbers. */
const standard = {
  '2.1': '1 2 3',
  '2.2': '1 2 3',
  '2.3': '1 2 3 4',
  '2.4': '1',
  '3.2': '1 2',
  '3.3': '1 2 3 4',
  '3.4': '1 2 3 4 5 6',
  '3.5': '1 2 3 4 5',
  '3.7': '1 2',
  '6.1': '1 2 3',
  '6.2': '1 2 3 4 5 6 7 8 9 10 11 12',
  '6.3': '1 2 3 4',
  '6.4': '1 2 3 4',
  '6.5': '1 2 3 4 5',
  '6.6': '1 2 3',
  '6.8': '1 2 3 4',
  '7.1': '1 2 3',
  '7.2': '1 2 3 4',
  '7.3': '1 2',
  '7.4': '1 2 3 4 5',
  '7.5': '1 2',
  '7.6': '1 2',
  '8.1': '1 2',
  '8.2': '1 2 3',
  '8.3': '1',
  '8.4': '1',
  '9.1': '1 2 3',
  '9.2': '1 2 3 4',
  '10.1': '1 2',
  '10.2': '1 2',
  '10.3': '1 2 3 4',
  '10.4': '1 2 3 4 5 6 7 8 9 10 11',
  '10.5': '1 2 3 4 5',
  '10.6': '1 2',
  '10.7': '1 2 3',
}

type Row = { id: string; level: string; state: string; shown: string }

const rows: Row[] = [...page.matchAll(/^\| (\d+\.\d+\.\d+) [^|]+ \| (\d) \| ([^|]*) \| (.+) \|$/gm)].map(
  ([, id = '', level = '', state = '', shown = '']) => ({ id, level, state, shown }),
)

describe('the page on security', () => {
  test('goes through the standard point by point, each once', () => {
    const expected = Object.entries(standard).flatMap(([section, last]) =>
      last.split(' ').map((number) => `${section}.${number}`),
    )
    expect(rows.map(({ id }) => id)).toEqual(expected)
    expect(rows.filter(({ level, state }) => !/^[12]$/.test(level) || !/^(met|not met|n\/a)$/.test(state))).toEqual([])
  })

  const named = [...page.matchAll(/`(tests\/[^`]+)`((?:,? ?“[^”]+”)*)/g)].map(([, path = '', titles = '']) => ({
    path,
    titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
  }))

  test.each(named)('names tests that are there: $path $titles', ({ path, titles }) => {
    const source = read(path)
    expect(titles.filter((title) => !isTitleIn(source, title))).toEqual([])
  })

  test('names a test for most of what is met, and a reason for the rest', () => {
    const met = rows.filter(({ state }) => state === 'met')
    expect(named.filter(({ titles }) => titles.length > 0).length).toBeGreaterThan(met.length / 2)
    expect(rows.filter(({ shown }) => shown.trim().length < 8).map(({ id }) => id)).toEqual([])
  })

  test('leads to what is there', () => {
    const anchors = new Set([...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => slug(text)))
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, to = '']) => to)
    expect(links.filter((to) => !anchors.has(to))).toEqual([])
  })
})

/** Whether a text stands in a test file as the name of a test, of a group, or of a case in a table. */
function isTitleIn(source: string, title: string): boolean {
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => source.includes(quoted))
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-')
}
