'use client'

import Link from 'next/link'
import { type Reading, treatmentsOf } from '@/lib/reader/state'
import { DataCard } from './data-card.client'
import { ReadAs } from './read-as.client'
import type { ChapterAbout } from './room.client'
import type { RunningReading } from './use-reading.client'
import { changeNotices, countWords, knowledgeWords, resultNames } from './words'

/** What a reading cannot begin without, or, where the session has ended in the middle of one, go on. */
export type Lack = 'account' | 'background' | 'session'

type AboutProps = { chapter: ChapterAbout; running: RunningReading; lacks?: Lack }

/** For whom the chapter is told here, and what became of it. Its place is kept from the start, so nothing below moves. */
export function AboutReading({ chapter, running, lacks }: AboutProps) {
  const { slug, labels } = chapter
  const begins = !lacks || lacks === 'session'
  return (
    <section aria-label="This reading" className="reading-about">
      {lacks === 'account' && <Invitation slug={slug} />}
      {lacks === 'background' && <Question slug={slug} />}
      {begins && <Profile slug={slug} running={running} labels={labels} />}
      <ReadAs chapter={chapter} running={running} isInvited={lacks === 'account'} />
      {begins && <DataCard running={running} />}
    </section>
  )
}

/** What is missing for a reading to begin or go on, if anything. */
export function lackOf({ failure, plan }: Reading): Lack | undefined {
  if (failure?.status === 401) return plan ? 'session' : 'account'
  return failure?.code === 'background_missing' ? 'background' : undefined
}

function Invitation({ slug }: { slug: string }) {
  const next = backTo(slug)
  return (
    <>
      <p className="mb-4 text-lg">
        Sign in, and this chapter is explained from what you know. You come straight back here; until then it stands as
        written.
      </p>
      <p className="flex flex-wrap gap-3">
        <Link className="button" href={`/sign-in${next}`} prefetch={false}>
          Sign in
        </Link>
        <Link className="button-quiet" href={`/sign-up${next}`} prefetch={false}>
          Sign up
        </Link>
      </p>
    </>
  )
}

function Question({ slug }: { slug: string }) {
  return (
    <>
      <p className="mb-4 text-lg">
        Say first what you know of software and of hardware: from that this chapter is explained. You come straight back
        here; until then it stands as written.
      </p>
      <p>
        <Link className="button" href={`/background${backTo(slug)}`} prefetch={false}>
          Say what you know
        </Link>
      </p>
    </>
  )
}

function Profile({ slug, running, labels }: { slug: string; running: RunningReading; labels: Record<string, string> }) {
  const { reading, as, changed } = running
  const { plan, status, result } = reading
  if (!plan)
    return <p className="text-muted">{status === 'failed' ? 'The chapter, as written.' : 'Asking what fits you.'}</p>
  const { software, hardware } = plan.profile
  const blank = software.level === 'unknown' && hardware.level === 'unknown'
  return (
    <>
      {changed && <p className="reading-changed">{changeNotices[changed]}</p>}
      <p className="font-semibold">{as ? 'What such a reader knows' : 'What we take you to know'}</p>
      <p>Software: {knowledgeWords(software, labels)}</p>
      <p>
        Hardware: {knowledgeWords(hardware, labels)}
        {!as && (
          <>
            {' · '}
            <Link className="link" href={`/account${backTo(slug)}`} prefetch={false}>
              {blank ? 'Tell us what you know' : 'Correct this'}
            </Link>
          </>
        )}
      </p>
      <p className="mt-2 min-h-12">
        {status === 'done' && result ? (
          <>
            <span className="font-semibold">{resultNames[result]}.</span>{' '}
            {result === 'original'
              ? 'Nothing here needed changing for you.'
              : `Passages: ${countWords(treatmentsOf(reading))}.`}
          </>
        ) : (
          <span className="text-muted">Passages not reached yet stand as written.</span>
        )}
      </p>
    </>
  )
}

// Who leaves to say who they are comes back to this dialog.
function backTo(slug: string): string {
  return `?next=${encodeURIComponent(`/chapters/${slug}?personalize`)}`
}
