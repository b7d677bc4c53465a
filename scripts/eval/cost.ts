import { sectionText } from '@/lib/book/section'
import { promptOf, tokensOf } from '@/lib/personalize/prompt'
import { priceOf } from '@/lib/price'
import { messagesOf, questions } from './question'
import type { Drawn, Sample } from './sample'

type Tokens = { read: number; written: number }

/** What writing and judging these sections will cost at most, in a line. */
export function estimate(drawn: Drawn[], writer: string, judge: string): string {
  const writing = sum(
    drawn.map(({ chapter, planned }) => {
      const { messages, maxTokens } = promptOf(chapter, planned)
      return { read: tokensOf(messages), written: maxTokens }
    }),
  )
  const judging = sum(
    drawn.flatMap((each) => {
      const sample = expected(each)
      return questions.map((question) => ({ read: tokensOf(messagesOf(question, sample)), written: question.room }))
    }),
  )
  const calls = drawn.length * (questions.length + 1)
  return `${drawn.length} sections, ${calls} requests. ${line('Writing', writer, writing)} ${line('Judging', judge, judging)}`
}

// The version is about as long as the section and its notes.
function expected({ persona, chapter, planned }: Drawn): Sample {
  const source = sectionText(planned.section)
  const notes = planned.slots.flatMap((slot) => slot.notes.map(({ markdown }) => markdown))
  return {
    persona: persona.name,
    chapter: chapter.slug,
    heading: planned.section.heading,
    domain: planned.section.domain,
    reader: '',
    standing: 'between',
    source,
    version: [source, ...notes].join('\n\n'),
    passages: planned.passages.map(({ text }) => text),
    analogies: [],
    line: { readers: ['', '', '', ''], own: 0 },
    reverted: 0,
    grade: 0,
  }
}

function line(what: string, model: string, { read, written }: Tokens): string {
  const price = priceOf(model)
  const dollars = price && (read * price[0] + written * price[1]) / 1_000_000
  const said = dollars === undefined ? 'at a price not known here' : `at most $${dollars.toFixed(3)} at list price`
  return `${what} with ${model}: at most ${read} tokens read and ${written} written, ${said}.`
}

function sum(all: Tokens[]): Tokens {
  return all.reduce((total, { read, written }) => ({ read: total.read + read, written: total.written + written }), {
    read: 0,
    written: 0,
  })
}

// Four letters are about a token.
