import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderProse } from '@/lib/personalize/render'
import { findFault } from '@/lib/personalize/verify'
import { anyPieces, type Piece, sourceOf } from '@/tests/support/any-prose'
import { faultsIn } from '@/tests/support/drawn'

const nothing = { texts: [] }
const checks = { code: 'code', formula: 'formula', link: 'links', number: 'numbers' } as const
type Kind = keyof typeof checks
const kinds = Object.keys(checks) as Kind[]

/** Prose of some sentences with something in it that is verified, and one of those pieces. */
const anyPlace = fc
  .array(anyPieces, { minLength: 1, maxLength: 4 })
  .map((sentences) => sentences.flat())
  .chain((pieces) => {
    const places = pieces.flatMap((piece, place) => (kinds.some((kind) => piece[kind]) ? [place] : []))
    return fc.record({ pieces: fc.constant(pieces), place: fc.constantFrom(...places, -1) })
  })
  .filter(({ place }) => place >= 0)

/** What the piece at a place is found by, first and then if that is not looked at. */
function checksOf(piece: Piece | undefined): string[] {
  return kinds.flatMap((kind) => (piece?.[kind] ? [checks[kind]] : []))
}

describe('of any prose', () => {
  test('the author’s own passes, also with its lines set otherwise', () => {
    fc.assert(
      fc.property(fc.array(anyPieces, { minLength: 1, maxLength: 4 }), (sentences) => {
        const [written, set] = [' ', '\n'].map((between) => sentences.map(sourceOf).join(between))
        expect(findFault(`${written}`, `${set}`, nothing)).toBeUndefined()
      }),
    )
  })

  test('what is verified is missed where it is lost', () => {
    fc.assert(
      fc.property(anyPlace, ({ pieces, place }) => {
        const lost = pieces.with(place, { source: 'that', read: 'that' })
        expect(checksOf(pieces[place])).toContain(findFault(sourceOf(pieces), sourceOf(lost), nothing)?.check)
      }),
    )
  })

  test('and where it is another', () => {
    fc.assert(
      fc.property(anyPlace, fc.integer({ min: 1_000_000, max: 9_999_999 }), ({ pieces, place }, n) => {
        const { source } = pieces[place] ?? { source: '' }
        const other = pieces.with(place, { source: source.replace(/\d{3,6}/, String(n)), read: '' })
        expect(checksOf(pieces[place])).toContain(findFault(sourceOf(pieces), sourceOf(other), nothing)?.check)
      }),
    )
  })

  test('what is added is found, unless a passage has it', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, ({ pieces }, { pieces: others, place }) => {
        const added = others[place]
        const known = pieces.some(({ source }) => source === added?.source)
        const text = `${sourceOf(pieces)} So ${added?.source} it is.`
        const found = findFault(sourceOf(pieces), text, nothing)?.check
        if (!known) expect(checksOf(added)).toContain(found)
        expect(findFault(sourceOf(pieces), text, { texts: [`${added?.source}.`] })).toBeUndefined()
      }),
    )
  })

  test('all of it is drawn, and nothing else is', () => {
    fc.assert(
      fc.property(anyPieces, (pieces) => {
        const links = pieces.flatMap(({ link }) => link ?? [])
        const html = renderProse(sourceOf(pieces), links)
        expect(faultsIn(html)).toEqual([])
        const count = (tag: RegExp) => html.match(tag)?.length ?? 0
        expect(count(/<a href=/g)).toBe(links.length)
        expect(count(/<code>/g)).toBe(pieces.filter(({ code }) => code).length)
        expect(count(/<math /g)).toBe(pieces.filter(({ formula }) => formula).length)
      }),
    )
  })
})
