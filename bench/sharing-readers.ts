import type { Profile } from '@/lib/personalize/events'
import { book } from '@/tests/support/book'

// Readers as a book might have them: some backgrounds are common, most are rare. Drawn from a fixed seed, so that two
// runs on the same book count the same.

const levels = { unknown: 1, none: 3, beginner: 4, intermediate: 4, expert: 2 } as const
type Level = keyof typeof levels

/** So many different profiles, the commonest first. */
export function drawProfiles(count: number): Profile[] {
  const random = randomFrom(7)
  const profiles = new Map<string, Profile>()
  while (profiles.size < count) {
    const profile = { software: drawKnowledge('software', random), hardware: drawKnowledge('hardware', random) }
    profiles.set(JSON.stringify(profile), profile)
  }
  return [...profiles.values()]
}

/** Readers by Zipf's law with exponent 1: the nth profile is met in proportion to 1/n. */
export function drawReaders(count: number, profiles: Profile[]): Profile[] {
  const random = randomFrom(11)
  const weights = profiles.map((_, place) => 1 / (place + 1))
  return Array.from({ length: count }, () => pick(profiles, weights, random))
}

function drawKnowledge(domain: 'software' | 'hardware', random: () => number): Profile['software'] {
  const level = pick<Level>(Object.keys(levels).filter(isLevel), Object.values(levels), random)
  const named = level === 'unknown' || level === 'none' ? 0 : pick([0, 1, 2, 3], [2, 4, 3, 1], random)
  const known = book.vocabulary[domain].anchors.map(({ id }) => id)
  const anchors = new Set<string>()
  while (anchors.size < named) anchors.add(pick(known, [], random))
  return { level, anchors: [...anchors] }
}

function isLevel(name: string): name is Level {
  return name in levels
}

/** One of them, by weight; without weights each is as likely. */
function pick<T>(items: T[], weights: number[], random: () => number): T {
  const weightOf = (place: number) => weights[place] ?? 1
  let left = random() * items.reduce((sum, _, place) => sum + weightOf(place), 0)
  const found = items.find((_, place) => {
    left -= weightOf(place)
    return left < 0
  })
  const chosen = found ?? items.at(-1)
  if (chosen === undefined) throw new Error('there is nothing to pick from')
  return chosen
}

/** Numbers from 0 up to 1 that look random: a linear congruence (Numerical Recipes). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
