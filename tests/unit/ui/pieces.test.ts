import { fromHtml } from 'hast-util-from-html'
import { beforeAll, describe, expect, test } from 'vitest'
import { chapterComponents } from '@/app/_ui/mdx/components'
import { wordsOf } from '@/app/_ui/words/words'
import { compiledText, kindsOf, page, sectionOf } from '@/tests/support/compiled'

const words = wordsOf('en')
const draw = async (text: string) =>
  (await page('text', `---\ntitle: T\n---\n\n${text}\n`, chapterComponents(words))).html
const count = (html: string, part: string | RegExp) => html.split(part).length - 1

let style = ''
beforeAll(async () => {
  style = (await page('style', undefined, chapterComponents(words))).html
}, 30_000)

test('every piece is drawn, and no id stands twice', () => {
  const ids = [...style.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const name of ['tabs', 'quiz', 'files', 'margin', 'embed', 'term', 'formula', 'zoom'])
    expect(style, name).toMatch(new RegExp(` class="(?:[a-z ]* )?${name}[" ]`))
  expect(JSON.stringify(fromHtml(style, { fragment: true }))).not.toContain('undefined')
})

test('nothing in it is fetched from elsewhere', () => {
  expect(style).not.toMatch(/<(?:script|iframe|link|object|embed|video|audio)\b|\bsrc=|url\(/)
})

describe('a quiz', () => {
  const quiz = (choices: string) => draw(`<Quiz>\n\nWhich?\n\n${choices}\n\n</Quiz>`)
  const [right, wrong] = ['<Choice correct>Yes<Why>Because.</Why></Choice>', '<Choice>No</Choice>']

  test('of one right answer has radio buttons of one name, and a verdict for each choice', async () => {
    const html = await quiz(`${right}\n${wrong}`)
    const names = [...html.matchAll(/type="radio" name="([^"]+)"/g)].map(([, name]) => name)
    expect(names).toHaveLength(2)
    expect(new Set(names).size).toBe(1)
    expect(count(html, 'class="verdict"')).toBe(2)
    expect(count(html, 'data-correct')).toBe(1)
  })

  test('says why only below, where it is folded', async () => {
    const html = await quiz(`${right}\n${wrong}`)
    expect(count(html, 'Because.')).toBe(1)
    expect(html.indexOf('Because.')).toBeGreaterThan(html.indexOf('<details'))
  })

  test('of several right answers has boxes to tick', async () => {
    expect(count(await quiz(`${right}\n${wrong}\n${right}`), 'type="checkbox"')).toBe(3)
  })

  test('without a right answer, or with one answer, is refused', async () => {
    await expect(quiz(`${wrong}\n${wrong}`)).rejects.toThrow(/correct/)
    await expect(quiz(right)).rejects.toThrow(/two to six/)
  })
})

describe('for the pipeline', () => {
  test('a quiz, a file tree, a card and a margin note are opaque, a definition list is a container', async () => {
    const section = sectionOf(
      await compiledText(
        '<Quiz>\n\nQ\n\n</Quiz>\n\n<Files>\n\n- a\n\n</Files>\n\n<Margin>\n\nM\n\n</Margin>\n\nRange\n: What it is specified for.',
      ),
    )
    expect(kindsOf(section).slice(0, 3)).toEqual(['quiz', 'files', 'margin'])
    expect(section.slots.map(({ markdown }) => markdown)).toEqual(['What it is specified for.'])
  })

  test('prose with a term or a margin note is held back', async () => {
    const section = sectionOf(
      await compiledText('A <Term id="sensor">sensor</Term>.\n\n***\n\nA word.<Margin>M</Margin>'),
    )
    expect(section.slots.map(({ held }) => held)).toEqual(['component', 'component'])
  })

  test('a chapter says which terms it defines', async () => {
    const text = '<Term id="sensor">A</Term> and <Term id="latency">b</Term>, <Term id="sensor">c</Term>.'
    expect((await compiledText(text)).terms).toEqual(['sensor', 'latency'])
  })
})

test('a term has its definition in a popover that its button opens and that describes it', async () => {
  const html = await draw('A <Term id="sensor">probe</Term>.')
  const [, target] = /popover[tT]arget="([^"]+)"/.exec(html) ?? []
  expect(html).toContain(`aria-describedby="${target}"`)
  expect(html).toMatch(new RegExp(`class="term-card" id="${target}" popover="auto"[^>]*>.*Sensor.*/chapters/sensing"`))
})

test('a term nobody defined is refused', async () => {
  await expect(draw('A <Term id="nowhere">x</Term>.')).rejects.toThrow(/nowhere/)
})

test('a definition list comes from lines with colons', async () => {
  const html = await draw('*Range*\n: One.\n: Two.\n\nNext\n: Three, with `code`.\n\nA ratio of 1: 2\nis none.')
  expect(html.replace(/<\/?(?:div|p)[^>]*>|\n/g, '')).toContain(
    '<dl><dt><em>Range</em></dt><dd>One.</dd><dd>Two.</dd><dt>Next</dt><dd>Three, with <code>code</code>.</dd></dl>',
  )
  expect(count(html, '<dl>')).toBe(1)
})

test('a card leads out by https alone', async () => {
  expect(await draw('<Embed href="https://www.example.org/a" title="A film" />')).toContain(
    'href="https://www.example.org/a"',
  )
  await expect(draw('<Embed href="http://example.org" title="A film" />')).rejects.toThrow(/https/)
})
