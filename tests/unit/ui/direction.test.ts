import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { directionOf } from '@/app/_ui/words/words'

const app = join(import.meta.dirname, '../../../app')
const entries = await readdir(app, { recursive: true })
const files = await Promise.all(
  entries
    .filter((path) => /\.(?:css|tsx?)$/.test(path))
    .map(async (path) => ({ path, source: await readFile(join(app, path), 'utf8') })),
)

/** What names a side of the screen where it should name a side of the text. */
const physical =
  /(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b|(?:^|[\s;{])(?:left|right)\s*:|border-(?:top|bottom)-(?:left|right)-radius|(?:text-align|float|clear)\s*:\s*(?:left|right)\b/
const classes =
  /(?:^|[\s:])-?(?:[mp][lr]|left|right|scroll-[mp][lr])-[\w[]|(?:^|[\s:])(?:text|float|clear)-(?:left|right)\b|(?:^|[\s:])border-[lr]\b|(?:^|[\s:])rounded-(?:[lr]|[tb][lr])\b/

/** A shorthand of four values whose two sides differ. */
function isLopsided(line: string): boolean {
  const values = /^\s*(?:margin|padding|inset|border-width)\s*:\s*([^;]+);/
    .exec(line)?.[1]
    ?.match(/(?:\([^)]*\)|[^\s(])+/g)
  return values?.length === 4 && values[1] !== values[3]
}

test.each(['  margin-left: 1rem;', '  left: 0;', '  text-align: right;', '  padding: 1px 2px 3px 4px;'])(
  'a style sheet that says "%s" would be found',
  (line) => {
    expect(physical.test(line) || isLopsided(line)).toBe(true)
  },
)

describe('a right-to-left book', () => {
  test('is mirrored: no style sheet names the left or the right', () => {
    const faults = files
      .filter(({ path }) => path.endsWith('.css'))
      .flatMap(({ path, source }) =>
        source
          .split('\n')
          .flatMap((line) => (physical.test(line) || isLopsided(line) ? `${path}: ${line.trim()}` : [])),
      )
    expect(faults).toEqual([])
  })

  test('nor does any class', () => {
    const faults = files
      .filter(({ path }) => path.endsWith('x'))
      .flatMap(({ path, source }) =>
        [...source.matchAll(/className=(?:"([^"]*)"|\{([^}]*(?:\$\{[^}]*\}[^}]*)*)\})/g)]
          .flatMap(([, plain = '', computed = '']) => [plain, ...(computed.match(/[^'`"]+/g) ?? [])])
          .filter((names) => classes.test(names))
          .map((names) => `${path}: ${names}`),
      )
    expect(faults).toEqual([])
  })

  test('is one whose language is written so', () => {
    expect(['ar', 'he', 'fa', 'ur', 'az-Arab', 'yi'].map(directionOf)).toEqual(Array(6).fill('rtl'))
    expect(['en', 'de', 'ja', 'az', 'sr-Cyrl'].map(directionOf)).toEqual(Array(5).fill('ltr'))
  })
})
