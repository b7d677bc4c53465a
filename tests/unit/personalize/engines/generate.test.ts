import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Complete, CompletionRequest } from '@/lib/personalize/engines/completion'
import { found } from '@/tests/support/book'
import { generating, ids, quietAfter, readPieces, slots } from '@/tests/support/generation'
import { rewrite } from '@/tests/support/groq-rewrite'
import { refusal, scripted, sectionOf } from '@/tests/support/model'
import { turn } from '@/tests/support/work'

const [one = '', two = ''] = ids

afterEach(() => vi.restoreAllMocks())

const spoiled = (section: string) => rewrite(section).replace(/\bThe\b/, 'The <b>new</b>')
const mendOf = ({ messages }: CompletionRequest) => JSON.parse(messages.at(-1)?.content ?? '').mend

describe('a section', () => {
  test('is released slot by slot, each while the next is still to be written', async () => {
    const leave = new AbortController()
    const { work } = await generating(quietAfter(2), { leave })
    expect([(await work.next()).value, (await work.next()).value]).toMatchObject([{ slot: one }, { slot: two }])
    const rest = work.next()
    expect(await Promise.race([rest.catch(() => 'left'), turn()])).toBeUndefined()
    leave.abort(new Error('gone'))
    await expect(rest).rejects.toThrow('gone')
  })

  test('that is whole is kept with what it cost', async () => {
    const { work, finished } = await generating(scripted(rewrite).complete)
    const { pieces, end } = await readPieces(work)
    expect(pieces.map(({ slot }) => slot)).toEqual(ids)
    expect(end).toMatchObject({ model: 'a/model', tokens: { prompt: 100, completion: 50 }, inVain: false })
    const texts = Object.fromEntries(pieces.flatMap((piece) => ('text' in piece ? [[piece.slot, piece.text]] : [])))
    expect(finished.get('key')).toEqual({ model: 'a/model', slots: texts, promptTokens: 100, completionTokens: 50 })
  })

  test('has what an earlier leader released first, and asks for the rest alone', async () => {
    const { complete, asked } = scripted(rewrite)
    const { begin, lease, lose, shared, finished } = await generating(complete)
    await lease.add({ slot: two, text: 'It was released before.' })
    lose('key')
    const { pieces } = await readPieces(begin(found(await shared.claim('key'))))
    expect(pieces.map(({ slot }) => slot)).toEqual([two, ...ids.filter((id) => id !== two)])
    const [sent] = asked.map(sectionOf)
    for (const { id, markdown } of slots) {
      if (id === two) expect(sent).not.toContain(markdown)
      else expect(sent).toContain(markdown)
    }
    expect(finished.get('key')?.slots[two]).toBe('It was released before.')
  })
})

describe('a slot that fails its checks', () => {
  test('is tried once more alone, with its fault named, and what follows is held for so long', async () => {
    const { complete, asked } = scripted((section, _, call) => (call === 1 ? spoiled(section) : rewrite(section)))
    const { work, finished } = await generating(complete)
    const { pieces, end } = await readPieces(work)
    expect(pieces.every((piece) => 'text' in piece)).toBe(true)
    expect(pieces.map(({ slot }) => slot)).toEqual(ids)
    expect([asked.length, asked.map(mendOf)]).toEqual([2, [undefined, [expect.stringMatching(/html/)]]])
    const again = slots.filter(({ markdown }) => asked[1] && sectionOf(asked[1]).includes(markdown))
    expect(again).toHaveLength(1)
    expect(end.tokens).toEqual({ prompt: 200, completion: 100 })
    expect(finished.has('key')).toBe(true)
  })

  test('again keeps its first fault, costs no other slot, and keeps the section from being stored', async () => {
    const { work, finished, failed } = await generating(scripted(spoiled).complete)
    const { pieces, end } = await readPieces(work)
    expect(pieces.flatMap((piece) => ('fault' in piece ? [piece.fault.check] : []))).toEqual(['markup'])
    expect(pieces.map(({ slot }) => slot)).toEqual(ids)
    expect([finished.size, failed, end.fault]).toEqual([0, ['key'], undefined])
  })

  test('is not tried again by a provider that fails then', async () => {
    const { complete } = scripted((section, _, call) => (call === 1 ? spoiled(section) : refusal(503)))
    const { pieces, end } = await readPieces((await generating(complete)).work)
    expect(pieces.filter((piece) => 'text' in piece)).toHaveLength(ids.length - 1)
    expect(end.fault).toBeUndefined()
  })

  test('is not tried again when half of the time is over', async () => {
    const { complete, asked } = scripted(spoiled)
    const { work } = await generating(complete)
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 10_001))
    await readPieces(work)
    expect(asked).toHaveLength(1)
  })
})

describe('a provider', () => {
  test('that fails before a word of it was heard leaves the section to another model, and is paid by nobody', async () => {
    const { end, pieces } = await readPieces((await generating(scripted(() => refusal(503)).complete)).work)
    expect([pieces, end]).toEqual([[], expect.objectContaining({ unheard: true, inVain: true })])
    expect(end.fault?.check).toBe('provider')
  })

  test('that fails later leaves what was released', async () => {
    const halfway: Complete = async function* (request) {
      yield `${rewrite(sectionOf(request)).split('[[block:2]]')[0]}[[block:2]]\n`
      throw refusal(503)
    }
    const { work, shared, failed } = await generating(halfway)
    const { end, pieces } = await readPieces(work)
    expect(pieces.length).toBeGreaterThan(0)
    expect(end).toMatchObject({ unheard: false, inVain: false, fault: { check: 'provider' } })
    expect(failed).toEqual(['key'])
    expect(Object.keys((await shared.claim('key'))?.released ?? {})).toEqual(pieces.map(({ slot }) => slot))
  })

  test('that leaves a marker out is not believed from there on', async () => {
    const { complete } = scripted((section) => rewrite(section).replace(/\[\[block:2\]\]\n*/, ''))
    const { pieces, end } = await readPieces((await generating(complete)).work)
    expect(pieces.map(({ slot }) => slot)).toEqual([one])
    expect(end.fault?.check).toBe('markers')
  })

  test('that writes where nothing may stand is not believed from there on', async () => {
    const { complete } = scripted((section) => rewrite(section).replace(/\]\]\n\n\[\[/, ']]\n\nHere is more.\n\n[['))
    const { begin, lease, lose, shared } = await generating(complete)
    await lease.add({ slot: two, text: 'It was released before.' })
    lose('key')
    const { pieces, end } = await readPieces(begin(found(await shared.claim('key'))))
    expect(pieces.map(({ slot }) => slot)).toEqual([two, one])
    expect(end.fault?.check).toBe('markers')
  })

  test('that takes too long is not waited for', async () => {
    const { work } = await generating(quietAfter(2), { deadline: 200 })
    const { pieces, end } = await readPieces(work)
    expect(pieces.map(({ slot }) => slot)).toEqual([one, two])
    expect(end.fault?.check).toBe('deadline')
  })
})
