'use client'

import { useState } from 'react'
import { findKept, keep } from '@/lib/reader/keeper'
import { Receipt } from './receipt.client'
import type { RunningReading } from './use-reading.client'

const local = () => localStorage
/** The page looks for this name before the room is loaded. */
const preference = 'lectern.begin'

/** What is known and kept of the reader for this, how the reading was made, and how it is to begin. */
export function DataCard({ running }: { running: RunningReading }) {
  return (
    <div className="reading-card">
      <details name="reading-card">
        <summary>What is used of you</summary>
        <Used running={running} />
      </details>
      <Receipt reading={running.reading} />
      {!running.as && <Begin />}
    </div>
  )
}

function Used({ running: { told, as, reading } }: { running: RunningReading }) {
  const model = reading.plan?.engine.name === 'groq'
  const rows = [
    ...(told && !as
      ? [
          ['You told us of software', told.software || 'nothing'],
          ['You told us of hardware', told.hardware || 'nothing'],
        ]
      : []),
    [
      'A model is sent',
      as || !model
        ? 'nothing; none takes part'
        : 'whether you want more help, less or the text as written, and the editors’ analogies; never your own words, your name or your address',
    ],
    [
      'This browser keeps',
      'what you read here until its page is closed; where you wanted the original; whether readings begin by themselves',
    ],
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
              All that is kept of you
            </a>
            {' · '}
          </>
        )}
        <a className="link" href="/privacy">
          Privacy
        </a>
      </p>
    </>
  )
}

function Begin() {
  const [begins, setBegins] = useState(() => findKept(local, preference) !== undefined)
  return (
    <label>
      <input
        type="checkbox"
        checked={begins}
        onChange={({ target: { checked } }) => {
          setBegins(checked)
          keep(local, preference, checked || undefined)
        }}
      />
      Begin my reading when I open a chapter; the page stays as written until I ask
    </label>
  )
}
