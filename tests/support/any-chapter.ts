import fc from 'fast-check'
import { anyPiecesAtAll, type Piece, sourceOf } from './any-prose'

/** What a section is made of, in order: prose, of which every piece must be found again, and blocks of a kind. */
export type Flow = ({ prose: Piece[] } | { block: string })[]
type Part = { source: string; flow: Flow }

const paragraph = anyPiecesAtAll.map((pieces): Part => ({ source: sourceOf(pieces), flow: [{ prose: pieces }] }))

function listOf(bullet: (place: number) => string): fc.Arbitrary<Part> {
  return fc.array(anyPiecesAtAll, { minLength: 1, maxLength: 3 }).map((items) => ({
    source: items.map((pieces, place) => `${bullet(place)} ${sourceOf(pieces)}`).join('\n'),
    flow: items.map((prose) => ({ prose })),
  }))
}

const nested = fc.tuple(anyPiecesAtAll, anyPiecesAtAll).map(
  ([outer, inner]): Part => ({
    source: `- ${sourceOf(outer)}\n  - ${sourceOf(inner)}`,
    flow: [{ prose: outer }, { prose: inner }],
  }),
)

const blocks: [kind: string, source: string][] = [
  ['heading', '### Part'],
  ['heading', '#### Marked `[[block:9]]`'],
  ['code', '```python\nprint("[[block:1]]")\n\n[[block:2]]\n```'],
  ['formula', '$$\ny = a\\,x\n$$'],
  ['table', '| a | b |\n| - | - |\n| 1 | [[block:2]] |'],
  ['break', '---'],
  ['quotation', '> [[block:3]] was said.'],
  ['warning', '> [!WARNING]\n> Never touch `it`.'],
  ['exercise', '<Exercise title="Try">\n\nDo it.\n\n[[block:4]]\n\n</Exercise>'],
  ['figure', '![A figure](./figure.svg)'],
]
const block = fc.constantFrom(...blocks).map(([kind, source]): Part => ({ source, flow: [{ block: kind }] }))

const simple = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  listOf(() => '-'),
  listOf((n) => `${n + 1}.`),
  nested,
  block,
)

function within(kind: string, wrap: (source: string) => string): fc.Arbitrary<Part> {
  return fc.array(simple, { minLength: 1, maxLength: 3 }).map((parts) => ({
    source: wrap(joined(parts)),
    flow: [{ block: `start of ${kind}` }, ...parts.flatMap(({ flow }) => flow), { block: `end of ${kind}` }],
  }))
}

const container = fc.oneof(
  within('note', (source) => `<Callout kind="note">\n\n${source}\n\n</Callout>`),
  within('note', (source) => `> [!NOTE]\n${`\n${source}`.replace(/^/gm, '> ')}`),
  within('aside', (source) => `<Aside for="hardware: none">\n\n${source}\n\n</Aside>`),
  paragraph.map(
    ({ source, flow }): Part => ({
      source: `- ${source}\n\n  \`\`\`\n  [[block:5]]\n  \`\`\``,
      flow: [
        ...[{ block: 'start of list' }, { block: 'start of list item' }, ...flow, { block: 'code' }],
        ...[{ block: 'end of list item' }, { block: 'end of list' }],
      ],
    }),
  ),
)

const sectionParts = fc.array(fc.oneof({ weight: 5, arbitrary: simple }, container), { minLength: 1, maxLength: 6 })

/** The text of a chapter, and what each of its sections is made of. */
export const anyChapter = fc.array(sectionParts, { minLength: 1, maxLength: 3 }).map((sections) => ({
  text: sections.map((parts, place) => `${place > 0 ? `## Section ${place}\n\n` : ''}${joined(parts)}`).join('\n\n'),
  flows: sections.map((parts) => parts.flatMap(({ flow }) => flow)),
}))

// A comment draws nothing, and keeps two lists that follow one another apart.
function joined(parts: Part[]): string {
  return parts.map(({ source }) => source).join('\n\n{/* and then */}\n\n')
}
