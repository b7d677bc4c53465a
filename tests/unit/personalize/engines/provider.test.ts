import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { groqCompletion } from '@/lib/personalize/engines/completion'
import { knownModels } from '@/lib/personalize/engines/models'
import { first, found, profile, read } from '@/tests/support/book'
import { faults, refusals, suits } from '@/tests/support/groq-fault'
import { GroqServer } from '@/tests/support/groq-server'
import { engineOver } from '@/tests/support/model'

// The engine over HTTP to a provider that misbehaves, in one process.
const reader = profile('none', 'none')
const names: [string, ...string[]] = ['first', 'second']
/** Milliseconds: longer than any machine is busy, and where a test is about a provider that keeps the reader waiting. */
const [patient, impatient] = [
  { idle: 60_000, deadline: 60_000 },
  { idle: 1500, deadline: 3000 },
]

let groq: GroqServer
beforeAll(async () => {
  groq = await GroqServer.start()
  // What is planned and compiled once is not to count against the provider.
  await read(first, reader, engineTo().engine)
})
beforeEach(() => groq.asked.splice(0))
afterEach(() => groq.mend())
afterAll(() => groq.stop())

function engineTo(models = names, { idle, deadline } = patient) {
  const complete = groqCompletion({ apiKey: 'key', baseUrl: groq.url, idleTimeout: idle })
  let now = 0
  const engine = engineOver(complete, {
    names: models,
    models: knownModels(models, () => now),
    deadline,
  })
  const pass = (minutes: number) => {
    now += minutes * 60_000
  }
  return { engine, pass }
}

/** The section that a fault can be done to, and the chapter as it is with it. */
function sectionFor(fault: string) {
  return found(
    first.sections.find(({ slots }) =>
      suits(
        fault,
        slots.map(({ markdown }) => markdown),
      ),
    ),
    `a section for "${fault}"`,
  )
}
const modelsAsked = () => groq.asked.map(({ model }) => model)

describe('a provider’s fault leaves the chapter whole, and says what of it is as written', () => {
  test.each(faults)('%s', { timeout: 20_000 }, async (fault) => {
    const section = sectionFor(fault)
    groq.fail(section.heading, fault)
    const { engine } = engineTo(['first'], /hang|drip/.test(fault) ? impatient : patient)
    const document = await read(first, reader, engine)
    expect(document.sections.map(({ id }) => id)).toEqual(first.sections.map(({ id }) => id))
    for (const { id, slots } of document.sections) {
      expect(slots.map(({ slot }) => slot)).toEqual(
        found(first.sections.find((each) => each.id === id)).slots.map((slot) => slot.id),
      )
      for (const { html } of slots) expect(html).not.toBe('')
    }
    const reverted = document.sections.filter(({ outcome }) => outcome === 'reverted')
    expect(reverted.map(({ id }) => id)).toEqual([section.id])
    expect(document.result).toBe('partial')
    for (const slot of reverted[0]?.slots ?? []) {
      if (slot.reverted) expect(slot.source).not.toMatch(/generated|cached/)
      if (slot.reverted) expect(slot.reverted.message).toMatch(/^The .+\.$/s)
    }
  })
})

describe('a provider that asks to wait', () => {
  const section = sectionFor('500')
  const asked = { sections: [section.id] }

  test('for a moment is waited for', async () => {
    groq.fail(section.heading, '429 for a moment')
    const document = await read(first, reader, engineTo().engine, asked)
    expect(modelsAsked()).toEqual(['first', 'first'])
    expect(document).toMatchObject({ result: 'personalized', sections: [{ model: 'first' }] })
  })

  test('for half a minute is not: another model is asked at once', async () => {
    groq.fail(section.heading, '429', 'first')
    const document = await read(first, reader, engineTo().engine, asked)
    expect(modelsAsked()).toEqual(['first', 'second'])
    expect(document).toMatchObject({ result: 'personalized', sections: [{ model: 'second' }] })
  })
})

describe('a model', () => {
  const section = sectionFor('500')
  const asked = { sections: [section.id] }

  test.each(['413', '429', '500', '503', '404', '400 decommissioned'] as const)(
    'that answers %s is stood in for by the next',
    async (fault) => {
      groq.fail(section.heading, fault, 'first')
      const document = await read(first, reader, engineTo().engine, asked)
      expect(modelsAsked()).toEqual(['first', 'second'])
      expect(document).toMatchObject({ result: 'personalized', sections: [{ model: 'second' }] })
    },
  )

  test.each(['404', '400 decommissioned'] as const)(
    'that is gone (%s) is not asked again for ten minutes',
    async (fault) => {
      groq.fail(section.heading, fault)
      const { engine, pass } = engineTo()
      await read(first, reader, engine, asked)
      expect(modelsAsked()).toEqual(['first', 'second'])
      expect(engine.trouble()).toContain('first')
      groq.mend()
      const without = await read(first, reader, engine, asked)
      expect([groq.asked.length, without.result]).toEqual([2, 'partial'])
      pass(10)
      const document = await read(first, reader, engine, asked)
      expect([modelsAsked().at(-1), document.result]).toEqual(['first', 'personalized'])
    },
  )

  test.each(['413', '429', '500'] as const)('that is only troubled (%s) is asked the next time', async (fault) => {
    groq.fail(section.heading, fault)
    const { engine } = engineTo(['first'])
    await read(first, reader, engine, asked)
    groq.mend()
    const document = await read(first, reader, engine, asked)
    expect([groq.asked.length, document.result]).toEqual([2, 'personalized'])
  })
})

test.each(['401', '403'] as const)(
  'a key that is refused (%s) is not shown to the provider again for five minutes',
  async (fault) => {
    const section = sectionFor(fault)
    groq.fail(section.heading, fault)
    const { engine, pass } = engineTo()
    const refused = await read(first, reader, engine, { sections: [section.id] })
    expect([modelsAsked(), refused.result]).toEqual([['first'], 'partial'])
    groq.mend()
    const document = await read(first, reader, engine)
    expect(groq.asked).toHaveLength(1)
    expect(new Set(document.receipt.reverted.map(({ check }) => check))).toEqual(new Set(['provider']))
    expect(engine.trouble()).toContain('key')
    pass(5)
    expect((await read(first, reader, engine)).result).toBe('personalized')
  },
)

test('what a provider says of itself reaches nobody', async () => {
  for (const fault of Object.keys(refusals) as (keyof typeof refusals)[]) {
    const section = sectionFor(fault)
    groq.fail(section.heading, fault)
    const document = JSON.stringify(await read(first, reader, engineTo(['first']).engine, { sections: [section.id] }))
    for (const word of ['not now', refusals[fault].code, '127.0.0.1', 'Bearer']) expect(document).not.toContain(word)
    groq.mend()
  }
})
