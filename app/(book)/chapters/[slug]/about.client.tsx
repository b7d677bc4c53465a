'use client'

import Link from 'next/link'
import { type Reading, treatmentsOf } from '@/lib/reader/state'
import { DataCard } from './data-card.client'
import { ReadAs } from './read-as.client'
import type { ChapterAbout } from './room.client'
import { useWords } from './room-words.client'
import type { RunningReading } from './use-reading.client'
import { countWords, knowledgeWords } from './words'

/** What a reading cannot begin without, or, where the session has ended in the middle of one, go on. */
export type Lack = 'account' | 'background' | 'session'

type AboutProps = { chapter: ChapterAbout; running: RunningReading; lacks?: Lack }

/** For whom the chapter is told here, and what became of it. Its place is kept from the start, so nothing below moves. */
export function AboutReading({ chapter, running, lacks }: AboutProps) {
  const { slug, labels } = chapter
  const { about } = useWords()
  const begins = !lacks || lacks === 'session'
  return (
    <section aria-label={about.label} className="reading-about">
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
  const { about } = useWords()
  const next = backTo(slug)
  return (
    <>
      <p className="mb-4 text-lg">{about.invitation}</p>
      <p className="flex flex-wrap gap-3">
        <Link className="button" href={`/sign-in${next}`} prefetch={false}>
          {about.signIn}
        </Link>
        <Link className="button-quiet" href={`/sign-up${next}`} prefetch={false}>
          {about.signUp}
        </Link>
      </p>
    </>
  )
}

function Question({ slug }: { slug: string }) {
  const { about } = useWords()
  return (
    <>
      <p className="mb-4 text-lg">{about.question}</p>
      <p>
        <Link className="button" href={`/background${backTo(slug)}`} prefetch={false}>
          {about.say}
        </Link>
      </p>
    </>
  )
}

function Profile({ slug, running, labels }: { slug: string; running: RunningReading; labels: Record<string, string> }) {
  const words = useWords()
  const { about } = words
  const { reading, as, changed } = running
  const { plan, status, result } = reading
  if (!plan) return <p className="text-muted">{status === 'failed' ? about.failed : about.asking}</p>
  const { software, hardware } = plan.profile
  const blank = software.level === 'unknown' && hardware.level === 'unknown'
  return (
    <>
      {changed && <p className="reading-changed">{words.changed[changed]}</p>}
      <p className="font-semibold">{as ? about.suchKnows : about.knows}</p>
      <p>
        {about.software} {knowledgeWords(software, labels, words)}
      </p>
      <p>
        {about.hardware} {knowledgeWords(hardware, labels, words)}
        {!as && (
          <>
            {' · '}
            <Link className="link" href={`/account${backTo(slug)}`} prefetch={false}>
              {blank ? about.tell : about.correct}
            </Link>
          </>
        )}
      </p>
      <p className="mt-2 min-h-12">
        {status === 'done' && result ? (
          <>
            <span className="font-semibold">{words.results[result]}.</span>{' '}
            {result === 'original' ? about.nothing : `${about.passages} ${countWords(treatmentsOf(reading), words)}.`}
          </>
        ) : (
          <span className="text-muted">{about.waiting}</span>
        )}
      </p>
    </>
  )
}

// Who leaves to say who they are comes back to this dialog.
function backTo(slug: string): string {
  return `?next=${encodeURIComponent(`/chapters/${slug}?personalize`)}`
}
