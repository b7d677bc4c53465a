import { type Keeper, keep, local } from './keeper'
import { type Place, type Places, placesKey, readPlaces, readShare } from './place'

// What is done with all places at once, and not on the page of a chapter.

/** Takes places from elsewhere that are later than those here; of two shares the greater stays. */
export function takePlaces(places: Record<string, Place>, open: () => Keeper = local): void {
  const { known, chapters } = readPlaces(open)
  const later = Object.entries(places).filter(([slug, { when }]) => when >= (chapters[slug]?.when ?? 0))
  if (later.length === 0) return
  const taken = later.map(([slug, place]) => {
    return [slug, { ...place, share: Math.max(place.share, chapters[slug]?.share ?? 0) }] as const
  })
  keep(open, placesKey, { known, chapters: { ...chapters, ...Object.fromEntries(taken) } })
}

export function forgetPlaces(open: () => Keeper = local): void {
  keep(open, placesKey, undefined)
}

/** Where a reader can go on: the chapter read last that is not yet read to its end. */
export function lastPlace({ chapters }: Places): (Place & { slug: string }) | undefined {
  return Object.entries(chapters)
    .map(([slug, place]) => ({ ...place, slug }))
    .filter(({ share }) => share < readShare)
    .sort((a, b) => b.when - a.when)[0]
}
