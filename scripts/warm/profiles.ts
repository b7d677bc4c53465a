import type { Vocabulary } from '@/lib/book/vocabulary'
import { countBackgrounds } from '@/lib/db/background'
import type { Db } from '@/lib/db/client'
import type { Profile } from '@/lib/personalize/events'
import { profileOf } from '@/lib/personalize/profile'
import { personas } from '@/scripts/eval/personas'

/**
 * The profiles that most readers have, commonest first: what their words are understood to say, and none of the words.
 * Where there are no readers yet, those of the golden personas.
 */
export async function commonProfiles(db: Db, vocabulary: Vocabulary, most: number) {
  const groups = await countBackgrounds(db)
  const readers = groups.reduce((sum, group) => sum + group.readers, 0)
  const all = readers > 0 ? groups : personas.map((persona) => ({ ...persona, readers: 1 }))
  const counts = new Map<string, { profile: Profile; readers: number }>()
  for (const { readers: some, ...background } of all) {
    const profile = profileOf(background, vocabulary)
    const key = JSON.stringify(profile)
    counts.set(key, { profile, readers: (counts.get(key)?.readers ?? 0) + some })
  }
  const sorted = [...counts.entries()].sort(
    ([a, one], [b, other]) => other.readers - one.readers || compare(a, b, readers),
  )
  return { readers, profiles: sorted.slice(0, most).map(([, { profile }]) => profile) }
}

// Personas keep their own order.
function compare(a: string, b: string, readers: number): number {
  return readers > 0 ? a.localeCompare(b) : 0
}
