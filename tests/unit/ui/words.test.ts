import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { desk as englishDesk } from '@/app/_ui/words/english/desk'
import { room as englishRoom } from '@/app/_ui/words/english/room'
import { desk as germanDesk } from '@/app/_ui/words/german/desk'
import { room as germanRoom } from '@/app/_ui/words/german/room'
import { wordsOf } from '@/app/_ui/words/words'

const app = join(import.meta.dirname, '../../../app')

/** Text that is drawn as it stands in the source: a line of words, words between tags, or words for an attribute. */
const loose = [
  /^\s+[A-Z][a-z’]+(?: [\wÀ-ÿ’“”-]+[,.:;?]?)*\.?$/,
  />\s*[A-Z][a-z’]+(?: [^<>{}=]*)?<\//,
  /\b(?:aria-label|title|label|alt|placeholder|hint|submit)="[A-Z]/,
]

test.each(['          Sign in', '<h1>Your account</h1>', '<Section title="Email">'])('"%s" would be found', (line) => {
  expect(loose.some((pattern) => pattern.test(line))).toBe(true)
})

test('nothing that a reader is told stands outside of the catalogue', async () => {
  const paths = (await readdir(app, { recursive: true })).filter(
    (path) => path.endsWith('.tsx') && !path.endsWith('.dev.tsx'),
  )
  const faults = await Promise.all(
    paths.map(async (path) => {
      const lines = (await readFile(join(app, path), 'utf8')).split('\n')
      const said = lines.filter(
        (line) => !/^\s*(?:\/?\*|\/\/)|<kbd>/.test(line) && loose.some((each) => each.test(line)),
      )
      return said.map((line) => `${path}: ${line.trim()}`)
    }),
  )
  expect(faults.flat()).toEqual([])
})

describe('German', () => {
  test('has words of its own for all that is said', () => {
    const pairs = [
      [wordsOf('en'), wordsOf('de')],
      [englishDesk, germanDesk],
      [englishRoom, germanRoom],
    ].flatMap(([english, german]) => paired(english, german))
    expect(pairs.length).toBeGreaterThan(400)
    // A sentence that is the same in both was forgotten.
    expect(pairs.filter(([english, german]) => english === german && english.includes(' '))).toEqual([])
    expect(pairs.filter(([, german]) => !german)).toEqual([])
  })
})

/** What stands in the same place of both, where it is a text. */
function paired(one: unknown, other: unknown): [string, string][] {
  if (typeof one === 'string') return [[one, String(other ?? '')]]
  if (typeof one !== 'object' || one === null) return []
  const others = new Map(Object.entries(other ?? {}))
  return Object.entries(one).flatMap(([name, each]) => paired(each, others.get(name)))
}
