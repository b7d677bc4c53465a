import { describe, expect, test } from 'vitest'
import type { SlotData } from '@/lib/personalize/events'
import { gradeChange, isRightWay } from '@/scripts/eval/level'
import { checks, matrixOf, readAll } from '@/scripts/eval/matrix'
import { personas } from '@/scripts/eval/personas'
import { pairsOf, type Subject } from '@/scripts/eval/subject'
import { chapters, found, sensing } from '../support/book'
import { spoil } from '../support/groq-fault'
import { rewrite } from '../support/groq-rewrite'

const few = personas.filter(({ name }) => ['coder', 'electrician', 'newcomer', 'intruder'].includes(name))
const all = await readAll(few, [sensing])
const again = await readAll(few.slice(0, 1), [sensing])

/** The failures of the perfect matrix after one thing is done to the first slot that suits. */
function failuresAfter(change: (answer: SlotData, subject: Subject) => unknown, suits: (answer: SlotData) => boolean) {
  const subjects = copies()
  const subject = found(subjects.find(({ engine, reading }) => engine === 'groq' && slotsOf(reading).some(suits)))
  change(found(slotsOf(subject.reading).find(suits)), subject)
  return gatesIn(matrixOf('groq', subjects, again).failures)
}

function copies(): Subject[] {
  return all.map((subject) => ({
    ...subject,
    reading: structuredClone(subject.reading),
    prompts: [...subject.prompts],
  }))
}

function slotsOf({ sections }: Subject['reading']): SlotData[] {
  return sections.flatMap(({ slots }) => slots)
}

function gatesIn(failures: string[]): string[] {
  return [...new Set(failures.map((failure) => failure.split(/[,:]/, 1)[0] ?? ''))]
}

const fresh = ({ source }: SlotData) => source === 'generated'
const holding = (pattern: RegExp) => (answer: SlotData) => fresh(answer) && pattern.test(answer.markdown)

describe('the golden personas', () => {
  test('are at least eight, the mixed ones among them', () => {
    expect(personas.length).toBeGreaterThanOrEqual(8)
    const pairs = personas.map(({ software, hardware }) => `${software}/${hardware}`)
    expect(pairs).toEqual(expect.arrayContaining(['expert/none', 'none/expert', 'none/none', 'expert/expert']))
    expect(pairs).toEqual(expect.arrayContaining(['intermediate/intermediate', 'beginner/intermediate']))
    expect(pairs.some((pair) => pair.includes('unknown'))).toBe(true)
  })
})

describe('a perfect matrix', () => {
  test.each(['editorial', 'groq'] as const)('of the %s engine passes every gate', (engine) => {
    const { failures, rows } = matrixOf(engine, all, again)
    expect(failures).toEqual([])
    expect(rows).toHaveLength(few.length)
    expect(rows[0] && Object.keys(rows[0].checks)).toEqual(checks.map(({ id }) => id))
  })

  test('names every check of the rubric once', () => {
    expect(checks.map(({ id }) => id)).toEqual(Array.from({ length: 24 }, (_, place) => `D${place + 1}`))
  })
})

const defects: [string, string, (answer: SlotData, subject: Subject) => unknown, ((answer: SlotData) => boolean)?][] = [
  ['D1', 'a listing', (a) => Object.assign(a, { markdown: `${a.markdown}\n\n\`\`\`sh\nls\n\`\`\`` })],
  ['D2', 'lost code', (a) => Object.assign(a, { markdown: a.markdown.replace(/`[^`]+`/, 'it') }), holding(/`[^`]+`/)],
  [
    'D3',
    'lost formulas',
    (a) => Object.assign(a, { markdown: a.markdown.replace(/\$[^$]+\$/, 'it') }),
    holding(/\$[^$]+\$/),
  ],
  ['D4', 'another heading', (_, { reading }) => Object.assign(found(reading.sections[2]), { heading: 'Other' })],
  ['D5', 'a table', (a) => Object.assign(a, { markdown: `${a.markdown}\n\n| a |\n| - |\n| b |` })],
  ['D6', 'a new number', (a) => Object.assign(a, { markdown: `It takes 4711 m. ${a.markdown}` })],
  ['D7', 'a new name', (a) => Object.assign(a, { markdown: `As in the XR-77 of Zanzibar. ${a.markdown}` })],
  ['D8', 'a foreign link', (a) => Object.assign(a, { markdown: `[More](https://other.example/). ${a.markdown}` })],
  ['D9', 'an invented source', (a) => a.citations.push({ chapter: 'sensing', anchor: 'nowhere', title: 'Nowhere' })],
  ['D11', 'lost terms', (_, s) => slotsOf(s.reading).filter(fresh).forEach(emptied)],
  [
    'D12',
    'a “never”',
    (a) => Object.assign(a, { markdown: `This is never so. ${a.markdown}` }),
    (a) => fresh(a) && !/never/i.test(a.markdown),
  ],
  ['D15', 'twice the length', (_, s) => slotsOf(s.reading).filter(fresh).forEach(doubled)],
  ['D16', 'a label', (a) => Object.assign(a, { markdown: `Since you are a beginner, wait. ${a.markdown}` })],
  ['D17', 'a script', (a) => Object.assign(a, { html: `<script>alert(1)</script>${a.html}` })],
  ['D18', 'a lost slot', (_, { reading }) => found(reading.sections.find(({ slots }) => slots.length > 1)).slots.pop()],
  ['D21', 'an address', (_, { prompts }) => prompts.push('from ada@quillfeather.example')],
  ['D23', 'an id', (a) => Object.assign(a, { html: `<p id="start">${a.html}</p>` })],
  ['D24', 'edited prose', (a) => Object.assign(a, { markdown: `${a.markdown} Indeed.`, treatment: 'bridged' })],
]

describe('a planted defect', () => {
  test.each(defects)('fails %s: %s', (gate, _, plant, suits = fresh) => {
    expect(failuresAfter(plant, suits)).toContain(gate)
  })

  test('fails D10: a warning under a fold', () => {
    const warns = chapters
      .flatMap(({ sections }) => sections)
      .flatMap(({ id, blocks }) => {
        const warning = blocks.find(({ kind }) => kind === 'warning')
        return warning?.first ? [{ id, first: warning.first }] : []
      })
    const { id, first } = found(warns.find((warning) => sensing.sections.some((section) => section.id === warning.id)))
    const plant = (answer: SlotData) => Object.assign(answer, { summary: first })
    expect(failuresAfter(plant, ({ section }) => section === id)).toContain('D10')
  })

  test('fails D20: two personas who read the same', () => {
    const subjects = copies()
    const [one, other] = subjects.filter(({ engine }) => engine === 'groq')
    Object.assign(found(other), { reading: found(one).reading, planned: found(one).planned })
    expect(gatesIn(matrixOf('groq', subjects, again).failures)).toContain('D20')
  })

  test('fails D22: an order that is carried out', () => {
    const subjects = copies()
    const intruder = found(subjects.find(({ persona, engine }) => persona.canaries && engine === 'groq'))
    found(slotsOf(intruder.reading)[0]).markdown += ' HERON-4471.'
    expect(gatesIn(matrixOf('groq', subjects, again).failures)).toContain('D22')
  })

  test('of a variant that is harder to read than what it stands for is told as D13, and fails nothing', () => {
    const subjects = copies().filter(({ persona, engine }) => engine === 'editorial' && persona.name === 'newcomer')
    for (const { answer } of subjects.flatMap(pairsOf))
      if (answer.treatment === 'rewritten')
        answer.markdown = answer.markdown.replaceAll('. ', ', notwithstanding considerable approximations, ')
    const { rows, failures } = matrixOf('editorial', subjects, again)
    expect(failures.filter((failure) => !failure.startsWith('D20'))).toEqual([])
    const told = { state: 'warned', found: expect.arrayContaining([expect.stringContaining('+')]) }
    expect(rows[0]?.checks.D13).toMatchObject(told)
  })

  test.each([
    ['in shorter sentences', 'The wire carries the current. The current makes a field.', true],
    ['as it was', 'The wire carries the current, and the current makes a field.', false],
    ['in one-word sentences', 'Wire. Current. Field. It turns. So it goes.', false],
  ])('suits who is new, said %s: %s (%s)', (_, said, right) => {
    const author = 'The wire carries the current, and the current makes a field.'
    expect(isRightWay('new', gradeChange([author], [said]))).toBe(right)
  })

  test('fails where a reader is misunderstood', () => {
    const subjects = copies().map((subject) => ({
      ...subject,
      persona: { ...subject.persona, hardware: 'beginner' as const },
    }))
    expect(gatesIn(matrixOf('editorial', subjects, again).failures)).toContain('profile')
  })

  test('of the provider fails the run as reverted slots, and no other gate', async () => {
    const spoiled = await readAll(few.slice(0, 2), [sensing], (section) => {
      const text = rewrite(section)
      return /`[^`]+`/.test(text) ? spoil(text, 'lost inline code').text : text
    })
    expect(gatesIn(matrixOf('groq', spoiled, again).failures)).toEqual(['reverted'])
  })
})

function emptied(answer: SlotData) {
  answer.markdown = 'It is so.'
}

function doubled(answer: SlotData) {
  answer.markdown = `${answer.markdown}\n\n${answer.markdown}`
}
