import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BridgeText, findBridge, writeBridge } from '@/scripts/check/edit-bridge'
import { book, content, found } from '@/tests/support/book'

const source = `# What is felt.
- id: one
  concept: sampling
  for: { software: { anchors: [web] } } # those who poll
  kind: analogy
  # Said twice.
  text: >-
    Reading a sensor is
    polling.

    It never calls back.
  limits: A server queues. # at least here

# The second.
-   id: two
    concept: sampling
    for: { hardware: { levels: [none] } }
    kind: try
    text: Count.
`

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-bridge-'))
  await cp(join(content, 'bridges'), join(folder, 'bridges'), { recursive: true })
  await writeFile(join(folder, 'bridges/felt.yaml'), source)
})
afterEach(() => rm(folder, { recursive: true }))
const read = () => readFile(join(folder, 'bridges/felt.yaml'), 'utf8')
const write = (id: string, at: BridgeText, text: string) => writeBridge(folder, id, at, text, book)

describe('a bridge', () => {
  test('is found by its id with its own comments, and written again as it was', async () => {
    for (const id of ['one', 'two']) {
      const at = found(await findBridge(folder, id))
      expect([at.file, at.text]).toEqual(['content/bridges/felt.yaml', expect.stringMatching(`^id: ${id}\nconcept:`)])
      expect(await write(id, at, at.text)).toEqual([])
      expect(await read()).toBe(source)
    }
    expect((await findBridge(folder, 'one'))?.text).toContain('# Said twice.')
    expect(await findBridge(folder, 'three')).toBeUndefined()
  })

  test('is written in its place, and all around it stays', async () => {
    const at = found(await findBridge(folder, 'one'))
    const text = at.text.replace('It never calls back.', 'It stays silent.').replaceAll('\n', '\r\n')
    expect(await write('one', at, `${text}\r\n`)).toEqual([])
    expect(await read()).toBe(source.replace('It never calls back.', 'It stays silent.'))
  })

  test('of every file of the book is found whole', async () => {
    const some = book.bridges.filter((_, n) => n % 45 === 0)
    for (const { id } of some) {
      const at = found(await findBridge(folder, id), id)
      expect(
        at.before + at.text.split('\n').join(`\n${at.indent}`).replaceAll(`\n${at.indent}\n`, '\n\n') + at.after,
      ).toBe(await readFile(join(folder, at.file.replace('content/', '')), 'utf8'))
    }
  }, 120_000)

  test.each([
    ['limits: A server queues. # at least here', '', /breaks down/],
    ['concept: sampling', 'concept: nothing', /no concept "nothing"/],
    ['anchors: [web]', 'anchors: [loom]', /"loom" is neither/],
    ['polling.', 'polling, as in [this](/chapters/sensing#nowhere).', /leads to nothing/],
    ['id: one', 'id: other', /stays "one"/],
    ['kind: analogy', 'kind: [analogy', /./],
    ['kind: analogy', 'kind: analogy\ncolour: red', /colour/],
    ['id: one', '- id: one', /./],
  ])('with %j as %j is refused, and the file stays', async (was, is, why) => {
    const at = found(await findBridge(folder, 'one'))
    const faults = await write('one', at, at.text.replace(was, is))
    expect(faults.join('\n')).toMatch(why)
    expect(await read()).toBe(source)
  })
})
