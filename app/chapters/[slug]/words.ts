import type { Check, Note, Profile, Usage } from '@/lib/personalize/events'
import type { Failure } from '@/lib/reader/error'
import type { Change } from '@/lib/reader/kept-reading'
import type { Reading, SlotAnswer } from '@/lib/reader/state'

// What the reading room says, in one place.

export const noteNames: Record<Note['kind'], string> = {
  analogy: 'Analogy',
  contrast: 'Contrast',
  pitfall: 'Pitfall',
  try: 'Try it',
  prerequisite: 'Before this',
  related: 'Related',
}

export const resultNames = { personalized: 'Personalized', partial: 'Partly personalized', original: 'As written' }

const reverted: Record<Check, string> = {
  markers: 'the new text lost the order of the section',
  code: 'the new text changed some code',
  formula: 'the new text changed a formula',
  links: 'the new text changed a link',
  numbers: 'the new text changed a number',
  names: 'the new text changed a name',
  negation: 'the new text may have turned a “not” around',
  length: 'the new text was too long or too short',
  phrases: 'the new text spoke of things it should not',
  completeness: 'the new text left something out',
  markup: 'the new text was not in a form we show',
  provider: 'the service that writes new text did not answer',
  deadline: 'the new text took too long',
  quota: 'today’s share of new text is used up',
}

/** How a passage was changed, in a few words. */
export function changeWords({ treatment, source }: SlotAnswer): string {
  if (treatment === 'rewritten') return source === 'authored' ? 'The editors’ version for you' : 'Rewritten for you'
  return treatment === 'collapsed' ? 'Folded for you' : 'Added for you'
}

/** What has become another since the chapter was last told to this reader. */
export const changeNotices: Record<Change, string> = {
  background: 'What you told us of yourself has changed since you last read this chapter, so it is told anew.',
  chapter: 'This chapter has been edited since you last read it here, so it is told anew.',
}

/** Why a passage is not as it was meant to be. */
export function revertedWords({ treatment, reverted: why }: SlotAnswer): string | undefined {
  if (!why) return undefined
  const kept =
    treatment === 'as-written' || treatment === 'bridged' ? 'Left as written' : 'Left to the editors’ version'
  return `${kept}: ${reverted[why.check]}.`
}

/** What became of the passages, such as "3 with a note, 1 folded". */
export function countWords(counts: Record<SlotAnswer['treatment'], number>): string {
  const said: [number, string][] = [
    [counts.rewritten, 'in new words'],
    [counts.bridged, 'with a note'],
    [counts.collapsed, 'folded'],
    [counts['as-written'], 'as written'],
  ]
  return said.flatMap(([count, words]) => (count > 0 ? `${count} ${words}` : [])).join(', ')
}

/** One domain of a profile, such as "intermediate; Python, ROS". */
export function knowledgeWords({ level, anchors }: Profile['software'], labels: Record<string, string>): string {
  const named = anchors.map((id) => labels[id] ?? id).join(', ')
  return [level === 'unknown' ? 'not known to us' : level, named].filter(Boolean).join('; ')
}

/** Where a reading stands, in a line. */
export function statusWords(
  { status, plan, result }: Reading,
  { answered, total }: { answered: number; total: number },
) {
  if (status === 'idle') return ''
  if (status === 'done' && result) return resultNames[result]
  if (!plan) return status === 'asking' ? 'Asking' : 'As written'
  const progress = `${answered} of ${total} passages`
  return status === 'stopped' || status === 'failed' ? `Stopped at ${progress}` : progress
}

/** What went wrong and what a reader can do. Whatever it was, the chapter is still there. */
export function failureWords({ code, status = 0, retryAfter }: Failure): string {
  if (code === 'offline') return 'The site cannot be reached. Check your connection, then try again.'
  if (code === 'interrupted') return 'The connection broke off. What has come stays; try again for the rest.'
  if (code === 'rate_limited') return `That was a little fast. Try again in ${waitWords(retryAfter ?? 60)}.`
  if (code === 'chapter_changed')
    return 'This chapter was edited a moment ago. Reload the page to read the new version.'
  if (code === 'chapter_unknown' || code === 'section_unknown') return 'This chapter has moved. Reload the page.'
  if (status >= 500) return 'This cannot be done just now. Read on as written, or try again in a moment.'
  return 'Something went wrong on our side. Read on as written, or try again.'
}

/** Why a reader's word on a section was not kept, and what to do. */
export function unkeptWords(failure: Failure): string {
  if (failure.status === 401) return 'You are signed out. Sign in again to tell us.'
  if (failure.code === 'offline') return 'The site cannot be reached. Check your connection, then try again.'
  if (failure.status === 429 || failure.status === 404) return failureWords(failure)
  return 'This could not be kept. Try again in a moment.'
}

/** What was spent, for who wants to know. */
export function usageWords({ generated, cached, remaining, resetsAt }: Usage): string {
  const time = new Date(resetsAt).toLocaleString('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' })
  return `${generated} sections written now, ${cached} from before. ${remaining} left until ${time}.`
}

function waitWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
