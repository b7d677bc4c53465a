import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readEnv } from '@/lib/env'
import { judge } from '@/scripts/eval/judge'
import { claims, marks, messagesOf, type Question, readAnswer } from '@/scripts/eval/question'
import { drawSections, type Sample, writeSample } from '@/scripts/eval/sample'
import { criteriaOf, type Judge, judgeSample } from '@/scripts/eval/verdict'
import { chapters, found } from '../support/book'
import { rewrite } from '../support/groq-rewrite'
import { GroqServer } from '../support/groq-server'
import { engineOver, scripted } from '../support/model'

const options = { model: 'qwen/qwen3.6-27b', sample: 2, confirmed: true }
let provider: GroqServer
beforeAll(async () => {
  vi.spyOn(console, 'info').mockReturnValue()
  provider = await GroqServer.start()
})
afterAll(() => provider.stop())

const env = () => readEnv({ GROQ_API_KEY: 'key', GROQ_BASE_URL: provider.url })

describe('a judge at the provider', () => {
  test('is asked nothing before the cost is confirmed', async () => {
    expect(await judge(env(), { ...options, confirmed: false }, chapters)).toBeUndefined()
    expect(provider.asked).toEqual([])
    expect(vi.mocked(console.info).mock.calls.join('\n')).toMatch(/at most \$\d+\.\d+/)
  })

  test('is put six questions for each section written, and what it does not answer is told', async () => {
    const judged = found(await judge(env(), options, chapters))
    const put = provider.asked.filter(({ model }) => model === options.model)
    expect(put).toHaveLength(12)
    expect(new Set(provider.asked.map(({ model }) => model)).size).toBe(2)
    expect(JSON.parse(put[0]?.body ?? '')).toMatchObject({ stream: true, reasoning_effort: 'none' })
    // The stand-in rewrites what it is sent, which is no verdict.
    expect(judged.unread).toBe(12)
    const asked = judged.criteria.filter(({ id }) => id.startsWith('J'))
    expect(asked.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, place) => `J${place + 1}`))
    expect(asked.every(({ met }) => met === undefined)).toBe(true)
    expect(judged.criteria.at(-1)?.id).toBe('D13')
  })

  test('may not be of the writer’s family, and needs a key', async () => {
    await expect(judge(env(), { ...options, model: 'openai/gpt-oss-20b' }, chapters)).rejects.toThrow('family')
    await expect(judge(readEnv({}), options, chapters)).rejects.toThrow('GROQ_API_KEY')
  })
})

describe('a verdict', () => {
  test('is read from between other words, and only where it is one', () => {
    const text = 'Well: {"claims": [{"claim": "c", "verdict": "absent"}]} That is all.'
    expect(readAnswer(claims, text)?.claims[0]?.verdict).toBe('absent')
    expect(readAnswer(claims, '{"claims": [{"claim": "c", "verdict": "maybe"}]}')).toBeUndefined()
    expect(readAnswer(marks, 'It is good. {')).toBeUndefined()
  })

  test('of a judge who is content meets every target', async () => {
    const verdict = await judgeSample(judging(sampled), sampled)
    const right = { ...verdict, sample: { ...sampled, standing: 'new' as const, grade: -1 } }
    expect(criteriaOf([right]).filter(({ met }) => met === false)).toEqual([])
    expect(verdict).toMatchObject({ preferred: 'win', recognised: true })
  })

  test('of a judge who always takes the first is a tie', async () => {
    const verdict = await judgeSample(judging(sampled, { better: 'section' }), sampled)
    expect(verdict.preferred).toBe('tie')
    expect(criteriaOf([verdict]).find(({ id }) => id === 'J9')?.met).toBe(false)
  })
})

describe('the reading level', () => {
  const grades = (standing: Sample['standing'], ...changes: number[]) =>
    criteriaOf(changes.map((grade) => ({ sample: { ...sampled, standing, grade } }))).find(({ id }) => id === 'D13')

  test.each([
    ['new', [-0.5, -3], true],
    ['new', [-0.4], false],
    ['new', [2], false],
    ['new', [-3.5], false],
    ['expert', [-0.5, 4], true],
    ['expert', [-1], false],
  ] as const)('of who is %s may change by %j grades: %s', (standing, changes, met) =>
    expect(grades(standing, ...changes)?.met).toBe(met),
  )

  test('has no right way for who is in between', () => expect(grades('between', 9)?.met).toBeUndefined())
})

test('sections are drawn over many personas, and a sample tells the judge no name', async () => {
  const drawn = drawSections(chapters, 8)
  expect(new Set(drawn.map(({ persona }) => persona.name)).size).toBeGreaterThan(4)
  const { persona } = found(drawn[0])
  expect(JSON.stringify(messagesOf(claims, sampled))).not.toMatch(new RegExp(`\\b${persona.name}\\b`))
  expect(sampled.line.readers).toHaveLength(4)
  expect(sampled.line.readers[sampled.line.own]).toBe(sampled.reader)
})

const sampled: Sample = await writeSample(
  found(drawSections(chapters, 8)[0]),
  engineOver(scripted(rewrite).complete),
  2,
)

/** A judge who finds all well: every answer by the shape that is asked for. */
function judging(sample: Sample, preferred?: { better: string }): Judge {
  const well = { claims: [{ claim: 'c', verdict: 'supported', kept: true }], reader: sample.line.own + 1 }
  const given = { help: 'right', analogies: [], flow: 5, load: 5, active: true, tone: true }
  return async <Answer>(question: Question<Answer>) => {
    const { section } = JSON.parse(found(messagesOf(question, sample).at(-1)).content)
    const better = section === sample.source ? 'other' : 'section'
    return readAnswer(question, JSON.stringify({ ...well, ...given, better, ...preferred }))
  }
}
