import Link from 'next/link'
import type { Section } from '@/lib/book/section'
import { visibleOf } from '@/lib/personalize/difference'
import type { SectionPreview } from '@/lib/personalize/preview-form'
import { type Asked, previewAddress } from './asked'
import { Behind } from './behind'
import { Difference, SlotView } from './slot'
import { words } from './words'

type Props = { section: Section; one?: SectionPreview; other?: SectionPreview; asked: Asked }

/** A section as its readers have it, slot by slot beside one another; alone on the page, also what decides it. */
export function SectionView({ section, one, other, asked }: Props) {
  if (!one) return undefined
  const { id, heading, domain, level, concepts, blocks, parts } = section
  const sides = [
    { place: 1, preview: one, as: asked.first },
    { place: 2, preview: other, as: asked.second },
  ]
  const kinds = new Map(blocks.map((block) => [block.number, [block.kind, block.first].filter(Boolean).join(': ')]))
  return (
    <section aria-labelledby={`of-${id}`} className="preview-section">
      <h3 id={`of-${id}`}>{heading}</h3>
      <p className="preview-about">
        {words.about(domain, level, concepts.join(', '))}{' '}
        {!asked.section && (
          <Link className="link" href={previewAddress(asked, { section: id })} prefetch={false}>
            {words.more}
            <span className="sr-only">: {heading}</span>
          </Link>
        )}
      </p>
      {parts.map((part) =>
        'block' in part ? (
          <p key={`block ${part.block}`} className="preview-block">
            {words.block(kinds.get(part.block) ?? '')}
          </p>
        ) : (
          <SlotRow key={part.slot} slot={part.slot} one={one} other={other} asked={asked} />
        ),
      )}
      {asked.section && (
        <div className="preview-pair">
          {sides.map(
            ({ place, preview, as }) =>
              preview &&
              as && <Behind key={place} section={section} preview={preview} as={as} asked={asked} place={place} />,
          )}
        </div>
      )}
    </section>
  )
}

type Row = { slot: string; one: SectionPreview; other?: SectionPreview; asked: Asked }

function SlotRow({ slot, one, other, asked }: Row) {
  const [first, second] = [one, other].map((each) => each?.slots.find((data) => data.slot === slot))
  if (!first) return undefined
  const back = previewAddress(asked)
  const differs = second !== undefined && visibleOf(first) !== visibleOf(second)
  return (
    <div className="preview-pair">
      <SlotView slot={first} pinned={one.pinned} back={back} />
      {second && (
        <SlotView slot={second} pinned={other?.pinned ?? false} back={back} differs={differs}>
          {differs && asked.difference && <Difference before={visibleOf(first)} after={visibleOf(second)} />}
        </SlotView>
      )}
    </div>
  )
}
