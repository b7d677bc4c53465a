import fc from 'fast-check'

/** A piece of a sentence: how it is written, what is read of it, and what of it is verified. */
export type Piece = { source: string; read: string; code?: string; formula?: string; link?: string; number?: string }

type Make = (n: number) => Piece

const plain: Make[] = [
  ...['the loop', 'a motor', 'slowly', 'and then', 'of its own', 'is given'].map((text) => () => said(text)),
  () => ({ source: '2 \\* 2', read: '2 * 2' }),
  () => ({ source: 'this &amp; that', read: 'this & that' }),
  () => ({ source: 'a_b', read: 'a_b' }),
  () => ({ source: '*so*', read: 'so' }),
  () => ({ source: '~~not so~~', read: 'not so' }),
  (n) => ({ source: `[[blocks:${n}]]`, read: `[[blocks:${n}]]` }),
  (n) => ({ source: `[block:${n}]`, read: `[block:${n}]` }),
]
const verified: Make[] = [
  (n) => ({ source: `\`c${n}\``, read: `c${n}`, code: `c${n}` }),
  (n) => ({ source: `\`\`a\`${n}\`\``, read: `a\`${n}`, code: `a\`${n}` }),
  (n) => ({
    source: `**so \`if (x < ${n}) { y }\` too**`,
    read: `so if (x < ${n}) { y } too`,
    code: `if (x < ${n}) { y }`,
  }),
  (n) => ({ source: `$x_{${n}}$`, read: `x_{${n}}`, formula: `x_{${n}}` }),
  (n) => ({ source: `$\\frac{a}{${n}}$`, read: `\\frac{a}{${n}}`, formula: `\\frac{a}{${n}}` }),
  (n) => ({ source: `[see ${'here'}](/chapters/sensing#a${n})`, read: 'see here', link: `/chapters/sensing#a${n}` }),
  (n) => ({ source: `[of \`d${n}\` too](/x/${n})`, read: `of d${n} too`, code: `d${n}`, link: `/x/${n}` }),
  (n) => ({
    source: `[*like* **this**](https://book.example/?n=${n}&m=1)`,
    read: 'like this',
    link: `https://book.example/?n=${n}&m=1`,
  }),
  (n) => ({ source: `${n}.5 ms`, read: `${n}.5 ms`, number: `${n}.5 ms` }),
]
const markerLike: Make[] = [
  (n) => said(`[[block:${n}]]`),
  (n) => ({ source: `\\[\\[block:${n}]]`, read: `[[block:${n}]]` }),
  (n) => ({ source: `\`[[block:${n}]]\``, read: `[[block:${n}]]`, code: `[[block:${n}]]` }),
]

/** A sentence of some pieces. Every piece that is verified is another one, so that to lose it is to lose it all. */
function anySentence(makes: Make[]): fc.Arbitrary<Piece[]> {
  const made = fc.tuple(fc.constantFrom(...makes), fc.integer({ min: 100, max: 999_999 })).map(([make, n]) => make(n))
  return fc
    .uniqueArray(made, { minLength: 1, maxLength: 7, selector: ({ source }) => source })
    .map((pieces) => [said('So'), ...pieces, said('it is.')])
}

export const anyPieces = anySentence([...plain, ...plain, ...verified])

/** Sentences some of which hold what looks like a marker. */
export const anyPiecesAtAll = fc.oneof(
  { weight: 4, arbitrary: anyPieces },
  anySentence([...plain, ...verified, ...markerLike]),
)

export function sourceOf(pieces: Piece[]): string {
  return pieces.map(({ source }) => source).join(' ')
}

function said(text: string): Piece {
  return { source: text, read: text }
}
