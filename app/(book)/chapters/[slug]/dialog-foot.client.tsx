'use client'

import type { Reading } from '@/lib/reader/state'
import type { Lack } from './about.client'
import { useWords } from './room-words.client'
import { type Showing, useSlotShown } from './use-shown.client'
import { failureWords } from './words'

type FootProps = { slug: string; reading: Reading; lacks?: Lack; showing: Showing }

/** What is said while the text is read: it stands over the lower edge, so that it moves nothing. */
export function DialogFoot({ slug, reading, lacks, showing }: FootProps) {
  const words = useWords()
  const isHeld = useSlotShown(showing.store, ({ held }) => held.size > 0)
  return (
    <div className="reading-foot">
      {isHeld && <NewWords onReveal={showing.reveal} />}
      <div aria-live="polite">{lacks === 'session' && <SignInBeside slug={slug} />}</div>
      <p role="alert" className="text-danger">
        {reading.failure && !lacks && failureWords(reading.failure, words)}
      </p>
    </div>
  )
}

/** Offers what has come for passages in view, which would move under the reader's eyes. */
export function NewWords({ onReveal }: { onReveal(): void }) {
  const { foot } = useWords()
  return (
    <button type="button" className="button-quiet reading-new" onClick={onReveal}>
      {foot.reveal}
    </button>
  )
}

// In a page of its own, so that this one and what was read in it stay.
export function SignInBeside({ slug }: { slug: string }) {
  const { foot } = useWords()
  return (
    <p className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <span>{foot.signedOut}</span>
      <a
        className="button-quiet"
        href={`/sign-in?next=${encodeURIComponent(`/chapters/${slug}`)}`}
        target="_blank"
        rel="noopener"
      >
        {foot.signIn} <span className="sr-only">{foot.beside}</span>
      </a>
    </p>
  )
}
