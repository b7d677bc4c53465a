import type { PlannedSection } from '@/lib/personalize/plan'
import { type Check, contents, inSlot } from './check'
import { gradeOf } from './measure'
import { pairsOf, type Subject } from './subject'

/** How a reader stands to a section: new to one of its domains, at home in all of them, or neither. */
export type Standing = 'new' | 'expert' | 'between'

export function standingOf({ section, profile }: PlannedSection): Standing {
  const levels =
    section.domain === 'both' ? [profile.software.level, profile.hardware.level] : [profile[section.domain].level]
  if (levels.some((level) => level === 'none' || level === 'beginner')) return 'new'
  return levels.every((level) => level === 'expert') ? 'expert' : 'between'
}

/** By how many grades prose is harder to read than what it was made from; code and formulas do not count. */
export function gradeChange(was: string[], is: string[]): number {
  const [before = 0, after = 0] = [was, is].map((texts) => gradeOf(texts.map((text) => contents(text).text).join('\n')))
  return after - before
}

/**
 * Whether a change of the grade goes the way of the reader: down by a half to three for who is new, not down by more
 * than a half for an expert. Undefined where there is no right way.
 */
export function isRightWay(standing: Standing, change: number): boolean | undefined {
  if (standing === 'between') return undefined
  return standing === 'new' ? change <= -0.5 && change >= -3 : change >= -0.5
}

export const levelCheck: Check = {
  id: 'D13',
  name: 'reading level',
  how: 'an editor’s variant is half a grade to three easier than the author’s prose for who is new, and not easier for an expert; of a model’s prose --judge tells it',
  gate: false,
  find: wrongWays,
  apart: 'where no variant is shown: the scripted rewriter writes for nobody',
}

function wrongWays(subject: Subject): string[] | undefined {
  const variants = pairsOf(subject).filter(({ answer, fresh }) => answer.treatment === 'rewritten' && !fresh)
  const told = variants.flatMap((pair) => {
    const standing = standingOf(pair.planned)
    const change = gradeChange([pair.slot.slot.markdown], [pair.answer.markdown])
    const right = isRightWay(standing, change)
    const line = `${change >= 0 ? '+' : ''}${change.toFixed(1)} grades, for who is ${standing}`
    return right === undefined ? [] : [{ right, lines: inSlot(pair, line) }]
  })
  return told.length > 0 ? told.flatMap(({ right, lines }) => (right ? [] : lines)) : undefined
}
