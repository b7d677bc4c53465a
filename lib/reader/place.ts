import { findKept, type Keeper, keep, local } from './keeper'

/** Where a reader is in a chapter, as their browser keeps it; nothing of it is sent. */
export type Place = {
  /** The id of the section that was read last; `start` before the first heading. */
  at: string
  /** The furthest that was read without a leap, in percent of the chapter. */
  share: number
  /** What was seen of the chapter: by section, the version. */
  versions: Record<string, string>
  /** The version of the whole chapter, once all of it that is new has been seen. */
  version: string
  /** When, in milliseconds since 1970. */
  when: number
}

export type Places = {
  /** Chapters there were at the first visit, or that were opened since. */
  known: string[]
  chapters: Record<string, Place>
}

/** What a reader is told of a chapter in the contents. */
export type Mark = 'new' | 'changed' | 'read' | 'begun'

/** The name they are kept under. */
export const placesKey = 'lectern.places'
/** From here on a chapter counts as read: after the last paragraph come only the ways on. */
export const readShare = 96
/** What is passed over by more than this, in percent, was leapt over. */
const leap = 15

/** What is kept; nothing where nothing is, where it cannot be read, or where the browser keeps nothing. */
export function readPlaces(open: () => Keeper = local): Places {
  // Another version of the site, or an extension, may have written something else there.
  const kept = findKept<Partial<Places>>(open, placesKey)
  const chapters = Object.entries(kept?.chapters ?? {}).filter(([, place]) => typeof place?.versions === 'object')
  return { known: Array.isArray(kept?.known) ? kept.known : [], chapters: Object.fromEntries(chapters) }
}

/** Keeps a place. A browser that keeps nothing, or has no room, is no failure: the book reads on. */
export function keepPlace(slug: string, place: Place, chapters: string[], open: () => Keeper = local): void {
  const { known, chapters: kept } = readPlaces(open)
  keep(open, placesKey, {
    known: [...new Set([...(known.length > 0 ? known : chapters), slug])],
    chapters: { ...kept, [slug]: place },
  })
}

/**
 * The place after more of the chapter was seen.
 * @param seen where the reader is now, with the versions of the chapter as it is now
 * @param from where the screen begins, in percent: who went there at once has not read what lies before it
 */
export function placeAfter(place: Place | undefined, seen: Place, from = 0): Place {
  const before = place?.versions
  const share = place?.share ?? 0
  // At the first visit there is nothing that could have changed; afterwards a section is seen when it is reached.
  const versions = before ? { ...pick(before, seen.versions), [seen.at]: seen.versions[seen.at] ?? '' } : seen.versions
  const isAllSeen = changedSections({ versions }, seen.versions).length === 0
  return {
    at: seen.at,
    share: from > share + leap ? share : Math.max(share, seen.share),
    versions,
    version: isAllSeen ? seen.version : (place?.version ?? ''),
    when: seen.when,
  }
}

/** The sections that are not as the reader saw them, those that were added included. */
export function changedSections({ versions: seen }: Pick<Place, 'versions'>, now: Place['versions']): string[] {
  return Object.keys(now).filter((id) => seen[id] !== now[id])
}

/** @param version the chapter's version now */
export function markOf({ known, chapters }: Places, slug: string, version: string): Mark | undefined {
  const place = chapters[slug]
  if (!place) return known.length > 0 && !known.includes(slug) ? 'new' : undefined
  if (place.version !== version) return 'changed'
  return place.share >= readShare ? 'read' : 'begun'
}

function pick(seen: Place['versions'], now: Place['versions']): Place['versions'] {
  return Object.fromEntries(Object.entries(seen).filter(([id]) => id in now))
}
