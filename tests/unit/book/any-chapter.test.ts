import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Section } from '@/lib/book/section'
import { splitAtMarkers } from '@/lib/personalize/marker'
import { planReading } from '@/lib/personalize/plan'
import { promptOf } from '@/lib/personalize/prompt'
import { contentsOf, parseProse } from '@/lib/personalize/prose'
import { findFault } from '@/lib/personalize/verify'
import { anyChapter, type Flow } from '@/tests/support/any-chapter'
import { book, first, found, profile } from '@/tests/support/book'
import { compiledText } from '@/tests/support/compiled'

const runs = { numRuns: 60 }
const contents = (markdown: string) => contentsOf(parseProse(markdown))

/** What is read of a section's prose between its blocks, and the kinds of these; pauses are no block of the author's. */
function readOf({ parts, slots, blocks }: Section) {
  const markdown = new Map(slots.map((slot) => [slot.id, slot.markdown]))
  const kinds = new Map(blocks.map(({ number, kind }) => [number, kind]))
  const flow = parts.map((part): { prose: string } | { block: string } =>
    'slot' in part ? { prose: found(markdown.get(part.slot)) } : { block: found(kinds.get(part.block)) },
  )
  return runsOf(
    flow.filter((part) => !('block' in part && part.block === 'pause')),
    (prose) => {
      const { whole, code, formulas, links } = contents(prose.join('\n\n'))
      return { read: whole.split(/\s+/).filter(Boolean).join(' '), code, formulas, links }
    },
  )
}

function writtenIn(flow: Flow) {
  return runsOf(flow, (prose) => {
    const pieces = prose.flat()
    const of = (name: 'code' | 'formula' | 'link') => pieces.flatMap((piece) => piece[name] ?? [])
    return {
      read: pieces.map(({ read }) => read).join(' '),
      code: of('code'),
      formulas: of('formula'),
      links: of('link'),
    }
  })
}

/** Joins the prose between two blocks. */
function runsOf<Prose, Read>(
  flow: ({ prose: Prose } | { block: string })[],
  read: (prose: Prose[]) => Read,
): (Read | string)[] {
  const joined: (Read | string)[] = []
  let run: Prose[] = []
  const end = () => {
    if (run.length > 0) joined.push(read(run))
    run = []
  }
  for (const part of flow) {
    if ('prose' in part) run.push(part.prose)
    else {
      end()
      joined.push(part.block)
    }
  }
  end()
  return joined
}

describe('of any chapter', () => {
  test('slots and blocks together are the document, piece by piece and in order', async () => {
    await fc.assert(
      fc.asyncProperty(anyChapter, async ({ text, flows }) => {
        const { sections } = await compiledText(text)
        expect(sections.map(readOf)).toEqual(flows.map(writtenIn))
      }),
      runs,
    )
  })

  test('what looks like a marker is held, and nothing else is', async () => {
    await fc.assert(
      fc.asyncProperty(anyChapter, async ({ text }) => {
        for (const slot of (await compiledText(text)).sections.flatMap(({ slots }) => slots))
          expect(slot.held, slot.markdown).toBe(
            contents(slot.markdown).whole.includes('[[block:') ? 'marker' : undefined,
          )
      }),
      runs,
    )
  })

  test('the prompt has each marker once and in order, and the same completion gives back each slot to the letter', async () => {
    await fc.assert(
      fc.asyncProperty(anyChapter, async ({ text }) => {
        const chapter = { ...first, sections: (await compiledText(text)).sections }
        for (const planned of planReading(book, chapter, profile('none', 'none')).sections) {
          const { messages, gaps } = promptOf(chapter, planned)
          const { section } = JSON.parse(found(messages.at(-1)).content)
          const numbers = [...section.matchAll(/^\[\[block:(\d+)\]\]$/gm)].map(([, number]) => Number(number))
          expect(numbers).toEqual(numbers.map((_, place) => place + 1))
          const given: string[] = []
          for await (const gap of splitAtMarkers(inPieces(section), gaps.length - 1)) given[gap.gap] = gap.text
          expect(given).toEqual(gaps.map((planned) => planned?.slot.markdown ?? ''))
        }
      }),
      runs,
    )
  })

  test('every slot passes its own verification', async () => {
    await fc.assert(
      fc.asyncProperty(anyChapter, async ({ text }) => {
        for (const { held, markdown } of (await compiledText(text)).sections.flatMap(({ slots }) => slots))
          if (!held) expect(findFault(markdown, markdown, { texts: [] }), markdown).toBeUndefined()
      }),
      runs,
    )
  })
})

async function* inPieces(text: string): AsyncGenerator<string> {
  yield* text.match(/[\s\S]{1,7}/g) ?? []
}
