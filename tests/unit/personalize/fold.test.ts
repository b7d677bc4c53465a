import { describe, expect, test } from 'vitest'
import type { Chapter } from '@/lib/book/chapter'
import { compileChapter } from '@/lib/book/compile.mjs'
import { Bridge } from '@/lib/book/concepts'
import type { Profile } from '@/lib/personalize/events'
import { planReading } from '@/lib/personalize/plan'
import { editorialSlot } from '@/lib/personalize/slot'
import { book, found, profile } from '@/tests/support/book'

const text =
  '\n\nA motor pushes. It does so with current.\n\n```text\nx\n```\n\nA second passage.\n\n```text\ny\n```\n\nA third.\n'

async function chapterOf(domain: string, level: number, prose = text): Promise<Chapter> {
  const source = `---\ntitle: Trial\nsections:\n  start: { domain: ${domain}, level: ${level}, concepts: [actuator] }\n---${prose}`
  return { slug: 'trial', title: 'Trial', ...(await compileChapter(source, '/content/99-trial.mdx')) }
}

const skip = (condition: object) =>
  Bridge.parse({ id: 'skip', concept: 'actuator', for: condition, kind: 'skip', text: 'Current makes torque.' })
const experts = { hardware: { levels: ['expert'] } }

async function treated(reader: Profile, domain = 'hardware', level = 3, bridges = [skip(experts)], prose = text) {
  const plan = planReading({ ...book, bridges }, await chapterOf(domain, level, prose), reader)
  const section = found(plan.sections[0])
  return section.slots.map((slot) => editorialSlot(section, slot))
}

describe('a section that an editor says an expert may skip', () => {
  test('is folded whole, and its first line says what to keep of it', async () => {
    const slots = await treated(profile('none', 'expert'))
    expect(slots.map(({ treatment }) => treatment)).toEqual(['collapsed', 'collapsed', 'collapsed'])
    expect(slots.map(({ summary }) => summary?.includes('What to keep: Current makes torque.'))).toEqual([
      true,
      false,
      false,
    ])
  })

  test('and only there why; a further line says how its passage begins', async () => {
    const [first, second, third] = await treated(profile('none', 'expert'))
    expect(first?.summary).toMatch(/^Folded\. You gave your hardware level as expert\. What to keep: /)
    expect(second?.summary).toBe('Folded for the same reason: “A second passage.”')
    expect(third?.summary).toBe('Folded for the same reason: “A third.”')
  })

  test('says it again behind what is folded for another reason', async () => {
    const prose = `\n\nA motor pushes.\n\n<Aside for="software: beginner">\n\nA loop.\n\n</Aside>\n\nSo it warms.\n`
    const slots = await treated(profile('expert', 'expert'), 'hardware', 1, [], prose)
    expect(slots.map(({ summary }) => summary?.split(' It begins')[0])).toEqual([
      'Folded. You gave your hardware level as expert.',
      'Folded. You gave your software level as expert.',
      'Folded. You gave your hardware level as expert.',
    ])
  })

  test('but for what says the letters of a formula', async () => {
    const prose =
      '\n\nA motor pushes.\n\n$$\nT = k I\n$$\n\nHere $T$ is the torque.\n\n$$\nP = U I\n$$\n\nSo it warms.\n'
    const slots = await treated(profile('none', 'expert'), 'hardware', 1, undefined, prose)
    expect(slots.map(({ treatment }) => treatment)).toEqual(['collapsed', 'as-written', 'collapsed'])
  })

  test('says that an editor wrote that line, and what of the reader it goes by', async () => {
    const [opening, next] = await treated(profile('none', 'expert'))
    expect([opening?.source, next?.source]).toEqual(['authored', 'original'])
    for (const slot of [opening, next]) expect(slot?.reasons.map(({ fact }) => fact)).toEqual(['hardware.level=expert'])
  })

  test('keeps every word of the author', async () => {
    const slots = await treated(profile('none', 'expert'))
    expect(slots.map(({ markdown }) => markdown)).toEqual([
      'A motor pushes. It does so with current.',
      'A second passage.',
      'A third.',
    ])
  })

  test.each(['intermediate', 'beginner', 'none', ''])('is not folded for "%s"', async (hardware) => {
    for (const { treatment } of await treated(profile('expert', hardware))) expect(treatment).not.toBe('collapsed')
  })

  test('is not folded where it needs the other domain too', async () => {
    const folded = async (software: string) =>
      (await treated(profile(software, 'expert'), 'both')).every(({ treatment }) => treatment === 'collapsed')
    expect(await folded('expert')).toBe(true)
    expect(await folded('intermediate')).toBe(false)
  })

  test('is no note beside the text', async () => {
    for (const { notes } of await treated(profile('none', 'expert'))) expect(notes).toEqual([])
  })
})

test.each([
  [
    'The *torque* of `wheel_speed` is in [the data sheet](#x).',
    'It begins: “The torque of wheel_speed is in the data sheet.”',
  ],
  ['Here $q$ is the step, $V_{\\text{ref}}$ the reference.', 'It begins: “Here q is the step …”'],
  ['A force $-c\\,v$ slows it.', 'as expert.'],
  ['One two three four five six seven eight nine ten eleven, twelve, thirteen.', 'eleven, twelve …”'],
])('what is folded says how it begins, in words that a line can say: %s', async (prose, said) => {
  const source = `---\ntitle: Trial\nsections:\n  start: { domain: hardware, level: 1, concepts: [actuator] }\n---\n\n${prose}\n`
  const chapter = { slug: 'trial', title: 'Trial', ...(await compileChapter(source, '/content/99-trial.mdx')) }
  const section = found(planReading({ ...book, bridges: [] }, chapter, profile('none', 'expert')).sections[0])
  const { summary = '' } = editorialSlot(section, found(section.slots[0]))
  expect(summary.endsWith(said), summary).toBe(true)
})

test('without that word a normal section folds only its opening', async () => {
  const slots = await treated(profile('none', 'expert'), 'hardware', 2, [])
  expect(slots.map(({ treatment }) => treatment === 'collapsed')).toEqual([true, false, false])
})

test('a skip is for experts alone, in one plain line', () => {
  const parsed = (change: object) => Bridge.safeParse({ ...skip(experts), ...change }).success
  expect(parsed({})).toBe(true)
  expect(parsed({ for: { hardware: { levels: ['expert', 'intermediate'] } } })).toBe(false)
  expect(parsed({ for: { hardware: { anchors: ['plc'] } } })).toBe(false)
  expect(parsed({ text: 'Keep `this`.' })).toBe(false)
})
