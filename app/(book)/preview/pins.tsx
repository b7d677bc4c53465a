import Link from 'next/link'
import type { PinPreview } from '@/lib/personalize/preview-form'
import { unpin } from './actions'
import { type Asked, previewAddress } from './asked'
import { Press } from './press.client'
import { formats, words } from './words'

/** What is approved in a chapter, and for whom. */
export function Pins({ pins, asked }: { pins: PinPreview[]; asked: Asked }) {
  return (
    <section aria-labelledby="pins" className="preview-pins">
      <h3 id="pins">{words.pins}</h3>
      {pins.length === 0 && <p>{words.noPins}</p>}
      <ul>
        {pins.map(({ key, section, profile, since, lapsed }) => (
          <li key={key}>
            <p>
              <Link className="link" href={previewAddress(asked, { section, first: asOf(profile) })} prefetch={false}>
                {section}
              </Link>
              {` · ${words.software} ${said(profile.software)} · ${words.hardware} ${said(profile.hardware)} · `}
              {lapsed ? <strong>{words.lapsed}</strong> : `${words.since} ${formats.date(new Date(since))}`}
            </p>
            <Press action={unpin} hidden={{ key }} label={words.unpin} waiting={words.asking} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type Knowledge = PinPreview['profile']['software']

function said({ level, anchors }: Knowledge): string {
  return [words.level[level], ...anchors].join(', ')
}

/** The words by which a profile is understood again. */
function asOf({ software, hardware }: PinPreview['profile']) {
  const line = ({ level, anchors }: Knowledge) =>
    level === 'unknown' ? anchors.join(', ') : [level, anchors.join(', ')].filter(Boolean).join('; ')
  return { software: line(software), hardware: line(hardware) }
}
