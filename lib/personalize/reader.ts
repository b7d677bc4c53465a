import type { Condition, Level } from '@/lib/book/concepts'
import type { Domain } from '@/lib/book/section'
import { anchorLabel, type Vocabulary } from '@/lib/book/vocabulary'
import type { Profile, Reason, Shift } from './events'

export type OneDomain = 'software' | 'hardware'

/** A profile as a section sees it: where a shift has moved a level, with the one that the reader gave. */
export type Seen = { [domain in OneDomain]: Profile[domain] & { given?: Level } }

const ladder = ['none', 'beginner', 'intermediate', 'expert'] as const

/** The domains a section draws on. */
export function domainsOf(domain: Domain): OneDomain[] {
  return domain === 'both' ? ['software', 'hardware'] : [domain]
}

/** The profile with the level moved by one in the section's own domain; an unknown level moves from the middle. */
export function shifted(profile: Profile, domain: Domain, shift: Shift | undefined): Seen {
  if (!shift) return profile
  const moved: Seen = { ...profile }
  for (const each of domainsOf(domain)) {
    const { level, anchors } = profile[each]
    moved[each] = { level: moveLevel(level, shift), anchors, given: level }
  }
  return moved
}

/** Whether the reader is new to a domain. */
export function isNew(profile: Profile, domain: OneDomain): boolean {
  return profile[domain].level === 'none' || profile[domain].level === 'beginner'
}

/** What was said of the reader to themselves, said of another: "Such a reader gave their hardware level as none." */
export function saidOfAnother(text: string): string {
  return text.replace(/^You /, 'Such a reader ').replace(' your ', ' their ')
}

function moveLevel(level: Level, shift: Shift): Level {
  return ladder[Math.min(3, Math.max(0, placeOf(level) + shift))] ?? level
}

function placeOf(level: Level): number {
  return level === 'unknown' ? 2 : ladder.indexOf(level)
}

/** Whether something written for a condition is for this reader. An unknown level matches no level. */
export function matches(condition: Condition, profile: Profile): boolean {
  return (['software', 'hardware'] as const).every((domain) => {
    const wanted = condition[domain]
    if (!wanted) return true
    const { level, anchors } = profile[domain]
    const known = !wanted.anchors || wanted.anchors.some((anchor) => anchors.includes(anchor))
    return known && (!wanted.levels || wanted.levels.some((each) => each === level))
  })
}

/** What of the profile made a condition match, in words that repeat what the reader told us. */
export function reasonsFor(condition: Condition, profile: Seen, vocabulary: Vocabulary): Reason[] {
  return (['software', 'hardware'] as const).flatMap((domain) => {
    const wanted = condition[domain]
    if (!wanted) return []
    const anchor = profile[domain].anchors.find((each) => wanted.anchors?.includes(each))
    return [
      ...(anchor ? [anchorReason(domain, anchor, vocabulary)] : []),
      ...(wanted.levels ? [levelReason(domain, profile)] : []),
    ]
  })
}

/** "You listed ROS." */
export function anchorReason(domain: OneDomain, anchor: string, vocabulary: Vocabulary): Reason {
  return { fact: `${domain}.anchor=${anchor}`, text: `You listed ${anchorLabel(vocabulary, domain, anchor)}.` }
}

/** "You gave your hardware level as none." */
export function levelReason(domain: OneDomain, profile: Seen): Reason {
  const { level, given = level } = profile[domain]
  const said = [
    ...(given === 'unknown' ? [] : [`gave your ${domain} level as ${given}`]),
    ...(given === level ? [] : [`asked for it ${placeOf(level) < placeOf(given) ? 'simpler' : 'deeper'}`]),
  ]
  return { fact: `${domain}.level=${given}`, text: `You ${said.join(' and ')}.` }
}
