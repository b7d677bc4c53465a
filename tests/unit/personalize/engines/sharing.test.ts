import { describe, expect, test } from 'vitest'
import type { Allowance } from '@/lib/personalize/engine'
import { type Complete, ProviderError } from '@/lib/personalize/engines/completion'
import { first, freely, profile, read } from '@/tests/support/book'
import { engineOver, refusal, scripted, sectionOf } from '@/tests/support/model'
import { sharedInMemory } from '@/tests/support/shared'

const reader = profile('expert; python', 'none')
const asked = { sections: ['where-learning-fits'] }

function counted(take = true) {
  const log = { taken: 0, spent: [] as Parameters<Allowance['settle']>[0][] }
  const allowance = {
    ...freely,
    take: async () => {
      log.taken += 1
      return take
    },
    settle: async (spent: Parameters<Allowance['settle']>[0]) => void log.spent.push(spent),
  }
  return { log, allowance }
}

describe('a section that was generated', () => {
  test('is not generated again: the second reading has it from the first, and pays nothing', async () => {
    const [{ complete, asked: requests }, { shared }, { log, allowance }] = [scripted(), sharedInMemory(), counted()]
    const engine = engineOver(complete, { shared })
    const [one, two] = [
      await read(first, reader, engine, asked, { allowance }),
      await read(first, reader, engine, asked, { allowance }),
    ]
    expect([one.usage.generated, one.usage.cached]).toEqual([1, 0])
    expect([two.usage.generated, two.usage.cached, two.usage.promptTokens]).toEqual([0, 1, 0])
    expect([requests.length, log.taken]).toEqual([1, 1])
    expect(two.sections).toMatchObject([{ outcome: 'cached', model: 'first' }])
    const plain = ({ sections }: typeof one) =>
      sections.flatMap(({ slots }) => slots.map(({ source, ...slot }) => slot))
    expect(plain(two)).toEqual(plain(one))
    expect(two.sections[0]?.slots.every(({ source }) => source === 'cached')).toBe(true)
  })

  test('is had by another engine over the same store, and by a reader whose quota is spent', async () => {
    const { shared } = sharedInMemory()
    await read(first, reader, engineOver(scripted().complete, { shared }), asked)
    const { complete, asked: requests } = scripted()
    const { allowance } = counted(false)
    const document = await read(first, reader, engineOver(complete, { shared }), asked, { allowance })
    expect([document.result, document.usage.cached, requests.length]).toEqual(['personalized', 1, 0])
  })

  test('is not used where it no longer passes verification', async () => {
    const { shared, finished } = sharedInMemory()
    const engine = engineOver(scripted().complete, { shared })
    await read(first, reader, engine, asked)
    for (const [key, section] of finished) {
      const slots = Object.fromEntries(Object.keys(section.slots).map((id) => [id, '<script>alert(1)</script>']))
      finished.set(key, { ...section, slots })
    }
    const document = await read(first, reader, engine, asked)
    expect(JSON.stringify(document)).not.toContain('alert(1)')
  })

  test('is another for who wants other help, and the same for all who want the same', async () => {
    const { complete, asked: requests } = scripted()
    const engine = engineOver(complete, { shared: sharedInMemory().shared })
    await read(first, reader, engine, asked)
    await read(first, profile('expert; python', 'intermediate'), engine, asked)
    expect(requests).toHaveLength(2)
    await read(first, profile('expert; python', 'beginner'), engine, asked)
    expect(requests).toHaveLength(2)
    await read(first, profile('Expert; Python, and my name is Ada', 'none'), engine, asked)
    expect(requests).toHaveLength(2)
  })

  test('costs the reader who leads what it took', async () => {
    const { log, allowance } = counted()
    await read(first, reader, engineOver(scripted().complete), asked, { allowance })
    expect(log).toMatchObject({ taken: 1, spent: [{ tokens: 150 }] })
    expect(log.spent[0]?.unused ?? false).toBe(false)
  })

  test('in two tries costs what both took', async () => {
    const { log, allowance } = counted()
    const { complete } = scripted((section, _, call) => (call === 1 ? section.replace('The', '<b>The</b>') : section))
    const { usage } = await read(first, reader, engineOver(complete), asked, { allowance })
    expect([usage.promptTokens, usage.completionTokens]).toEqual([200, 100])
    expect(log).toMatchObject({ taken: 1, spent: [{ tokens: 300 }] })
  })

  test('and never heard of is given back', async () => {
    const { log, allowance } = counted()
    await read(first, reader, engineOver(scripted(() => refusal(503)).complete), asked, { allowance })
    expect(log).toMatchObject({ taken: 1, spent: [{ tokens: 0, unused: true }] })
  })

  test('and broken off before a slot of it was whole is given back, after one it is not', async () => {
    const brokenAfter = (letters: (section: string) => number): Complete =>
      async function* (request) {
        const section = sectionOf(request)
        yield section.slice(0, letters(section))
        throw new ProviderError({ check: 'provider', message: 'The connection broke.' })
      }
    const [early, late] = [counted(), counted()]
    const begun = engineOver(brokenAfter(() => 10))
    await read(first, reader, begun, asked, { allowance: early.allowance })
    expect(early.log).toMatchObject({ taken: 1, spent: [{ unused: true }] })
    const half = engineOver(brokenAfter((section) => section.indexOf('[[block:2]]') + 12))
    await read(first, reader, half, asked, { allowance: late.allowance })
    expect(late.log).toMatchObject({ taken: 1, spent: [{ unused: false }] })
  })
})

describe('many who ask at once', () => {
  const together = async () => {
    const { complete, asked: requests } = scripted()
    const engine = engineOver(complete)
    const readers = Array.from({ length: 10 }, () => counted())
    const readings = readers.map(({ allowance }) => read(first, reader, engine, asked, { allowance }))
    return { documents: await Promise.all(readings), requests, logs: readers.map(({ log }) => log) }
  }

  test('start one generation, and all have the same prose', async () => {
    const { documents, requests } = await together()
    expect(requests).toHaveLength(1)
    const prose = documents.map(({ sections }) => JSON.stringify(sections[0]?.slots.map(({ html }) => html)))
    expect(new Set(prose).size).toBe(1)
    expect(documents.filter(({ usage }) => usage.generated === 1)).toHaveLength(1)
  })

  test('pay for it once: what others had set aside is given back', async () => {
    const { logs } = await together()
    const kept = logs.flatMap(({ spent }) => spent).filter(({ unused }) => !unused)
    expect(kept).toEqual([expect.objectContaining({ tokens: 150 })])
    for (const { taken, spent } of logs) expect(spent).toHaveLength(taken)
  })
})

describe('another model', () => {
  const names: [string, string] = ['first', 'second']

  test.each([404, 429, 500, 503])('is asked where the first cannot be had: %i', async (status) => {
    const { complete, asked: requests } = scripted((section, { model }) =>
      model === 'first' ? refusal(status) : section,
    )
    const document = await read(first, reader, engineOver(complete, { names }), asked)
    expect(requests.map(({ model }) => model)).toEqual(names)
    expect(document).toMatchObject({ result: 'personalized', sections: [{ outcome: 'generated', model: 'second' }] })
  })

  test('is not asked once the first has been heard', async () => {
    const models: string[] = []
    const { complete } = scripted()
    const cut: typeof complete = async function* (request) {
      models.push(request.model)
      yield `${sectionOf(request).split('[[block:2]]')[0]}[[block:2]]\n`
      throw refusal(500)
    }
    const document = await read(first, reader, engineOver(cut, { names }), asked)
    expect(models).toEqual(['first'])
    expect(document.sections[0]?.slots[0]?.source).toBe('generated')
    expect(document.result).toBe('partial')
  })

  test('is not asked where the key is refused', async () => {
    const { complete, asked: requests } = scripted(() => refusal(401))
    await read(first, reader, engineOver(complete, { names }), asked)
    expect(requests.map(({ model }) => model)).toEqual(['first'])
  })
})

describe('what is wrong with the provider', () => {
  test('is told, until it answers again', async () => {
    const { complete } = scripted((section, _, call) => (call === 1 ? refusal(500, 'It is away.') : section))
    const engine = engineOver(complete)
    expect(engine.trouble()).toBeUndefined()
    await read(first, reader, engine, asked)
    expect(engine.trouble()).toContain('It is away.')
    await read(first, reader, engine, asked)
    expect(engine.trouble()).toBeUndefined()
  })
})
