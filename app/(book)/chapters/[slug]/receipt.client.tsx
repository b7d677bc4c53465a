'use client'

import type { Reading } from '@/lib/reader/state'
import { useWords } from './room-words.client'
import { usageWords } from './words'

/** How the reading was made, for who wants to check. */
export function Receipt({ reading: { receipt, usage } }: { reading: Reading }) {
  const words = useWords()
  if (!receipt) return undefined
  const said = words.receipt
  const { revision, engine, promptVersion, checks, reverted } = receipt
  const rows = [
    [said.chapter, said.revision(receipt.chapter, revision.slice(0, 12))],
    [said.engine, engine.name === 'editorial' ? said.editors : said.model(engine.model)],
    [said.rules, promptVersion],
    [said.checks, checks.join(', ') || said.none],
    [
      said.reverted,
      reverted.length > 0 ? reverted.map(({ slot, check }) => `${slot} (${check})`).join(', ') : said.none,
    ],
    // What editors wrote is used up by nobody.
    ...(usage && engine.name !== 'editorial' ? [[said.use, usageWords(usage, words)]] : []),
  ]
  return (
    <details name="reading-card">
      <summary>{said.title}</summary>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
