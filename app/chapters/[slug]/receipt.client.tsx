'use client'

import type { Reading } from '@/lib/reader/state'
import { usageWords } from './words'

/** How the reading was made, for who wants to check. */
export function Receipt({ reading: { receipt, usage } }: { reading: Reading }) {
  if (!receipt) return undefined
  const { revision, engine, promptVersion, checks, reverted } = receipt
  const rows = [
    ['Chapter', `${receipt.chapter}, revision ${revision.slice(0, 12)}`],
    [
      'Written by',
      engine.name === 'editorial' ? 'the editors, without a model' : `the editors and ${engine.model ?? 'a model'}`,
    ],
    ['Rules', promptVersion],
    ['Checked for', checks.join(', ')],
    ['Not passed', reverted.length > 0 ? reverted.map(({ slot, check }) => `${slot} (${check})`).join(', ') : 'none'],
    ['Use', usage ? usageWords(usage) : ''],
  ]
  return (
    <details name="reading-card">
      <summary>How this reading was made</summary>
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
