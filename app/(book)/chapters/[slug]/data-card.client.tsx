'use client'

import { useState, useSyncExternalStore } from 'react'
import { beginsByItself, setBegins } from '@/lib/reader/begin'
import { Receipt } from './receipt.client'
import { useWords } from './room-words.client'
import type { RunningReading } from './use-reading.client'

const wide = '(width >= 40rem)'

function watchWidth(changed: () => void): () => void {
  const query = matchMedia(wide)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** What is known and kept of the reader for this, how the reading was made, and how it is to begin. */
export function DataCard({ running }: { running: RunningReading }) {
  const { card } = useWords()
  // Beside the text there is no room for it on a phone: it is folded, so that the chapter begins on the first screen.
  const isWide = useSyncExternalStore(watchWidth, () => matchMedia(wide).matches)
  const all = (
    <>
      <details name="reading-card">
        <summary>{card.used}</summary>
        <Used running={running} />
      </details>
      <Receipt reading={running.reading} />
      {!running.as && <Begin />}
    </>
  )
  if (isWide) return <div className="reading-card">{all}</div>
  return (
    <details className="reading-card">
      <summary>{card.more}</summary>
      {all}
    </details>
  )
}

function Used({ running: { told, as, reading } }: { running: RunningReading }) {
  const { card } = useWords()
  const model = reading.plan?.engine.name === 'groq'
  const rows = [
    ...(told && !as
      ? [
          [card.software, told.software || card.nothing],
          [card.hardware, told.hardware || card.nothing],
        ]
      : []),
    [card.model, as || !model ? card.noModel : card.sent],
    [card.browser, card.kept],
  ]
  return (
    <>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        {told && (
          <>
            <a className="link" href="/account#data">
              {card.all}
            </a>
            {' · '}
          </>
        )}
        <a className="link" href="/privacy">
          {card.privacy}
        </a>
      </p>
    </>
  )
}

function Begin() {
  const { card } = useWords()
  const [begins, setShown] = useState(beginsByItself)
  return (
    <label>
      <input
        type="checkbox"
        checked={begins}
        onChange={({ target: { checked } }) => {
          setShown(checked)
          setBegins(checked)
        }}
      />
      {card.begin}
    </label>
  )
}
