'use client'

import type { Reading } from '@/lib/reader/state'
import type { Lack } from './about.client'
import { type Showing, useSlotShown } from './use-shown.client'
import { failureWords } from './words'

type FootProps = { slug: string; reading: Reading; lacks?: Lack; showing: Showing }

/** What is said while the text is read: it stands over the lower edge, so that it moves nothing. */
export function DialogFoot({ slug, reading, lacks, showing }: FootProps) {
  const isHeld = useSlotShown(showing.store, ({ held }) => held.size > 0)
  return (
    <div className="reading-foot">
      {isHeld && <NewWords onReveal={showing.reveal} />}
      <div aria-live="polite">{lacks === 'session' && <SignInBeside slug={slug} />}</div>
      <p role="alert" className="text-danger">
        {reading.failure && !lacks && failureWords(reading.failure)}
      </p>
    </div>
  )
}

/** Offers what has come for passages in view, which would move under the reader's eyes. */
export function NewWords({ onReveal }: { onReveal(): void }) {
  return (
    <button type="button" className="button-quiet reading-new" onClick={onReveal}>
      New words here
    </button>
  )
}

// In a page of its own, so that this one and what was read in it stay.
export function SignInBeside({ slug }: { slug: string }) {
  return (
    <p className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <span>You have been signed out. What was told to you stays; sign in beside this page, and it goes on here.</span>
      <a
        className="button-quiet"
        href={`/sign-in?next=${encodeURIComponent(`/chapters/${slug}`)}`}
        target="_blank"
        rel="noopener"
      >
        Sign in <span className="sr-only">(opens beside this page)</span>
      </a>
    </p>
  )
}
