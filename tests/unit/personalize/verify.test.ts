import { describe, expect, test } from 'vitest'
import { checks } from '@/lib/personalize/events'
import { findFault, type SlotCheck, slotChecks } from '@/lib/personalize/verify'
import { book, chapters } from '@/tests/support/book'

const nothing = { texts: [] }
const author =
  'The loop runs every 20 ms and calls `step()` with the error $e_k$, as [Sensing](/chapters/sensing) shows. ' +
  'At 9.81 m/s² a body falls 5 cm in 0.1 s, whatever it weighs. Never let it run without a limit.'

describe('the book as it stands', () => {
  test.each(chapters)('$slug passes its own verification', ({ sections }) => {
    for (const { id, markdown, variants = [] } of sections.flatMap(({ slots }) => slots)) {
      expect(findFault(markdown, markdown, nothing), id).toBeUndefined()
      for (const variant of variants) expect(findFault(variant.markdown, variant.markdown, nothing), id).toBeUndefined()
    }
  })

  test.each(chapters)('$slug passes when its lines and its emphasis are set otherwise', ({ sections }) => {
    for (const { id, markdown } of sections.flatMap(({ slots }) => slots)) {
      const reset = markdown.replace(/(?<=[a-z,]) (?=[a-z])/g, '\n').replace(/\*\*([^*]+)\*\*/g, '_$1_')
      expect(findFault(markdown, reset, nothing), id).toBeUndefined()
    }
  })

  test('a rewriting may draw on the facts of the bridge beside it', () => {
    const ofFacts: SlotCheck[] = ['code', 'formula', 'links', 'numbers', 'names']
    for (const { id, text } of book.bridges) {
      const found = findFault(author, `${author}\n\n${text}`, { texts: [text] }, ofFacts)?.check
      expect(ofFacts, id).not.toContain(found)
    }
  })
})

const changed = (from: string | RegExp, to: string) => author.replace(from, to)

describe('a rewriting is caught', () => {
  test.each([
    ['is empty', '', 'completeness'],
    ['is only space', ' \n\t\n ', 'completeness'],
    ['ends in the middle of a sentence', author.slice(0, -12), 'completeness'],
    ['lost a piece of code', changed('`step()`', 'the step'), 'code'],
    ['changed a piece of code', changed('step()', 'stop()'), 'code'],
    ['added a piece of code', changed('Never', 'Use `kill -9`. Never'), 'code'],
    ['lost a formula', changed('$e_k$', 'e'), 'formula'],
    ['changed a formula', changed('$e_k$', '$e_{k+1}$'), 'formula'],
    ['added a formula', changed('the error', 'the error $x$ or'), 'formula'],
    ['lost a link', changed('[Sensing](/chapters/sensing)', 'Sensing'), 'links'],
    ['changed the address of a link', changed('(/chapters/sensing)', '(/chapters/acting)'), 'links'],
    ['added a link', changed('a body', '[a body](https://evil.example)'), 'links'],
    ['added a link without brackets', changed('a body', 'a body of https://evil.example'), 'links'],
    ['added an address of mail', changed('a body', 'a body@evil.example'), 'links'],
    ['added a link that runs', changed('a body', '[a body](javascript:alert(1))'), 'links'],
    ['lost a number', changed('every 20 ms', 'again and again'), 'numbers'],
    ['changed a number', changed('20 ms', '25 ms'), 'numbers'],
    ['added a number', changed('a body', '7 bodies'), 'numbers'],
    ['turned the sign of a number', changed('5 cm', '-5 cm'), 'numbers'],
    ['changed a unit', changed('20 ms', '20 s'), 'numbers'],
    ['changed a unit to one as long', changed('5 cm', '5 km'), 'numbers'],
    ['changed a unit of a unit', changed('m/s²', 'm/s'), 'numbers'],
    ['lost a unit', changed('20 ms', '20'), 'numbers'],
    ['added a name', changed('a body', 'the body of Newton'), 'names'],
    ['lost a “never”', changed('Never let it run', 'Let it run'), 'negation'],
    ['added a “must”', changed('a body falls', 'a body must fall'), 'negation'],
    ['holds raw HTML', changed('a body', '<b>a body</b>'), 'markup'],
    ['holds a block of HTML', `${author}\n\n<div>\n\nMore.\n\n</div>\n\nEnd.`, 'markup'],
    ['holds a comment', `${author}\n\n<!-- a note. -->\n\nMore.`, 'markup'],
    ['holds an image', changed('a body', '![a body](/pixel.png)'), 'markup'],
    ['holds an image by reference', `${changed('a body', '![a body][x]')}\n\n[x]: /pixel.png "A title."`, 'markup'],
    ['holds a link by reference', `${changed('a body', '[a body][x]')}\n\n[x]: /pixel.png "A title."`, 'markup'],
    ['holds a heading', `## A heading\n\n${author}`, 'markup'],
    ['holds an underlined heading', `A heading\n===\n\n${author}`, 'markup'],
    ['holds a code fence', `${author}\n\n\`\`\`js\nalert(1)\n\`\`\``, 'markup'],
    ['stands in a code fence', `\`\`\`markdown\n${author}\n\`\`\``, 'markup'],
    ['holds a table', `${author}\n\n| a | b |\n| - | - |\n| c | d. |\n\nMore.`, 'markup'],
    ['holds a footnote', `${changed('a body', 'a body[^a]')}\n\n[^a]: A note.`, 'markup'],
    ['holds a display formula', `${author}\n\n$$\nx\n$$`, 'markup'],
    ['holds a quotation', `> ${author}`, 'markup'],
    ['holds a line across', `${author}\n\n---\n\nMore.`, 'markup'],
    ['turns the direction of its text', changed('a body', 'a \u202ebody\u202c'), 'markup'],
    ['isolates the direction of its text', changed('a body', 'a \u2066body\u2069'), 'markup'],
    ['holds a character of no width', changed('a body', 'a bo\u200bdy'), 'markup'],
    ['holds invisible tags', changed('a body', 'a body\u{e0041}\u{e0042}'), 'markup'],
    ['holds a control character', changed('a body', 'a\u0007 body'), 'markup'],
    ['is nested too deeply', `${author}\n\n${'- '.repeat(40)}More.`, 'markup'],
    ['is a long run of brackets', `${author} ${'['.repeat(80)}.`, 'markup'],
    ['holds a marker inside', changed('a body', 'a body [[block:1]]'), 'markers'],
    ['is too long', `${author} ${'It says so again and again. '.repeat(40)}`, 'length'],
    ['is far too long', `${author} ${'It says so again and again. '.repeat(1000)}`, 'length'],
    ['speaks of itself', changed('Never', 'A language model says: never'), 'phrases'],
    ['speaks of its task', `Here is the rewritten section. ${author}`, 'phrases'],
    ['speaks of the reader', changed('Never', 'Since you are a beginner, never'), 'phrases'],
    ['sorts its readers', changed('Never', 'This is for beginners. Never'), 'phrases'],
  ])('that %s', (_, rewritten, check) => {
    expect(rewritten).not.toBe(author)
    expect(findFault(author, rewritten, nothing)?.check).toBe(check)
  })

  test.each(['not', 'never', 'must', 'only', 'unless'])('that lost or added a “%s”', (word) => {
    const [without, with_] = ['The motor may run at once.', `The motor may ${word} run at once.`]
    expect(findFault(with_, without, nothing)?.check).toBe('negation')
    expect(findFault(without, with_, nothing)?.check).toBe('negation')
  })

  test('that lost a part number, or changed it', () => {
    for (const text of ['The sensor reports twelve bits.', 'The AS5601 reports twelve bits.'])
      expect(findFault('The AS5600 reports twelve bits.', text, nothing)?.check).toBe('names')
  })

  test('that is too short', () => {
    const long = 'A loop measures, decides and acts, and then it measures the world that it has changed. '.repeat(5)
    expect(findFault(long, 'A loop goes round.', nothing)?.check).toBe('length')
  })

  test.each([
    ['cm', 'mm'],
    ['cm', 'dm'],
    ['Wh', 'Ah'],
    ['Ah', 'mAh'],
    ['min', 'h'],
    ['rpm', 'Hz'],
    ['°/s', '°'],
    ['°C', '°F'],
    ['kHz', 'MHz'],
    ['mA', 'µA'],
    ['rad/s', 'rad'],
    ['bit', 'bits/s'],
    ['%', ''],
  ])('that turns %s into %s', (from, to) => {
    expect(findFault(`It is 20 ${from}.`, `It is 20 ${to}.`, nothing)?.check).toBe('numbers')
  })

  test.each(['1. '.repeat(9000), '> '.repeat(400), '*a '.repeat(250), '[a]('.repeat(120), '\n\n- a'.repeat(150)])(
    'before it is parsed, where it is too long or too full of markup: %.12s…',
    (rewritten) => expect(['markup', 'length']).toContain(findFault(author, `${rewritten}.`, nothing, [])?.check),
  )
})

describe('a rewriting passes', () => {
  test.each([
    ['as it was', author],
    ['with its sentences cut', changed(', whatever it weighs', '. Its weight does not matter')],
    [
      'with its sentences in another order',
      author
        .split(/(?<=\.) (?=[A-Z])/)
        .reverse()
        .join(' '),
    ],
    ['as several paragraphs', author.replaceAll('. ', '.\n\n')],
    ['as a list', author.replaceAll('. ', '.\n- ').replace(/^/, '- ')],
    ['with emphasis', changed('whatever it weighs', '**whatever** it *weighs*')],
    ['with more help', `${author} A loop is a piece of work that is done again and again.`],
    ['with a number said twice', `${author} So 20 ms it is.`],
    ['with a narrow space before a unit', changed('20 ms', '20\u202fms')],
    ['with no space before a unit', changed('5 cm', '5cm')],
    ['with curly quotation marks', changed('a limit.', 'a “limit”.')],
    ['with a dash', changed(', whatever it weighs', ' — whatever it weighs')],
    ['with other words in its link', changed('[Sensing]', '[the chapter on sensing]')],
  ])('%s', (_, rewritten) => expect(findFault(author, rewritten, nothing)).toBeUndefined())

  test.each([
    ['code', 'Call `reset()` first.'],
    ['a formula', 'Here $x^2$ is.'],
    ['a number', 'It weighs 7 kg.'],
    ['a link', 'See [more](/chapters/more).'],
  ])('with %s from what stands beside it, and from nowhere else', (_, text) => {
    expect(findFault(author, `${author} ${text}`, { texts: ['Other.', text] })).toBeUndefined()
    expect(findFault(author, `${author} ${text}`, { texts: ['Other.'] })).toBeDefined()
  })

  test('with a name that stands elsewhere in its section, and with no other', () => {
    const nearby = ['Braitenberg imagined a cart.']
    const named = changed('a body', 'the body of Braitenberg')
    expect(findFault(author, named, { texts: [], nearby })).toBeUndefined()
    expect(findFault(author, named, nothing)?.check).toBe('names')
  })

  test('with a phrase or a node that the author used too', () => {
    const own = 'The sheet says what the reader needs.\n\n> It is quoted.'
    expect(findFault(own, own.replace('says', 'tells'), nothing)).toBeUndefined()
  })

  test('with hidden characters where the author has them', () => {
    expect(findFault('A long\u00adword.', 'A longer long\u00adword.', nothing)).toBeUndefined()
  })
})

test('what passes what stands beside it is not taken for the text itself', () => {
  expect(findFault(author, changed('`step()`', 'it'), { texts: [author] })?.check).toBe('code')
})

test('every check has a name of the contract, and a fault says what was found', () => {
  expect(checks).toEqual(expect.arrayContaining([...slotChecks]))
  expect(findFault(author, changed('20 ms', '25 ms'), nothing)?.message).toContain('20ms')
})
