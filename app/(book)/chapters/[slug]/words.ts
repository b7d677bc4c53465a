import type { RoomWords } from '@/app/_ui/words/english/room'
import type { Profile, Usage } from '@/lib/personalize/events'
import type { Failure } from '@/lib/reader/error'
import type { Reading, SlotAnswer } from '@/lib/reader/state'

// How the reading room says what it knows; the words themselves stand in the catalogue.

/** How a passage was changed, in a few words. */
export function changeWords({ treatment, source }: SlotAnswer, { changes }: RoomWords): string {
  if (treatment === 'rewritten') return source === 'authored' ? changes.authored : changes.rewritten
  return treatment === 'collapsed' ? changes.collapsed : changes.bridged
}

/** Why a passage is not as it was meant to be. */
export function revertedWords({ treatment, reverted: why }: SlotAnswer, words: RoomWords): string | undefined {
  if (!why) return undefined
  const isAsWritten = treatment === 'as-written' || treatment === 'bridged'
  return `${isAsWritten ? words.left.asWritten : words.left.authored}: ${words.reverted[why.check]}.`
}

/** What became of the passages, such as "3 with a note, 1 folded". */
export function countWords(counts: Record<SlotAnswer['treatment'], number>, words: RoomWords): string {
  const kinds = ['rewritten', 'bridged', 'collapsed', 'as-written'] as const
  return kinds
    .flatMap((kind) => (counts[kind] > 0 ? `${words.formats.number(counts[kind])} ${words.counts[kind]}` : []))
    .join(', ')
}

/** One domain of a profile, such as "intermediate; Python, ROS". */
export function knowledgeWords(
  { level, anchors }: Profile['software'],
  labels: Record<string, string>,
  words: RoomWords,
): string {
  const named = anchors.map((id) => labels[id] ?? id).join(', ')
  return [words.levels[level], named].filter(Boolean).join('; ')
}

/** Where a reading stands, in a line. */
export function statusWords(
  { status, plan, result }: Reading,
  { answered, total }: { answered: number; total: number },
  words: RoomWords,
) {
  if (status === 'idle') return ''
  if (status === 'done' && result) return words.results[result]
  if (!plan) return status === 'asking' ? words.status.asking : words.status.asWritten
  const progress = words.status.progress(answered, total)
  return status === 'stopped' || status === 'failed' ? words.status.stopped(progress) : progress
}

/** What went wrong and what a reader can do. Whatever it was, the chapter is still there. */
export function failureWords({ code, status = 0, retryAfter }: Failure, { failures, wait }: RoomWords): string {
  if (code === 'offline') return failures.offline
  if (code === 'interrupted') return failures.interrupted
  if (code === 'rate_limited') return failures.limited(wait(retryAfter ?? 60))
  if (code === 'chapter_changed') return failures.changed
  if (code === 'chapter_unknown' || code === 'section_unknown') return failures.moved
  return status >= 500 ? failures.server : failures.other
}

/** Why a reader's word on a section was not kept, and what to do. */
export function unkeptWords(failure: Failure, words: RoomWords): string {
  if (failure.status === 401) return words.failures.signedOut
  if (failure.code === 'offline' || failure.status === 429 || failure.status === 404)
    return failureWords(failure, words)
  return words.failures.unkept
}

/** What was spent, for who wants to know. */
export function usageWords({ generated, cached, remaining, resetsAt }: Usage, { receipt, formats }: RoomWords): string {
  const { number, date } = formats
  const until = date(new Date(resetsAt), { weekday: 'short', hour: '2-digit', minute: '2-digit' })
  return receipt.used(number(generated), number(cached), number(remaining), until)
}
