/** Where a reader is in a chapter, as their browser keeps it; nothing of it is sent. */
export type Place = {
  /** The id of the section that was read last; `start` before the first heading. */
  at: string
  /** The furthest that was read, in percent of the chapter. */
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

type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const key = 'lectern.places'
/** From here on a chapter counts as read: after the last paragraph come only the ways on. */
const readShare = 96

/** Where this browser keeps things; one that refuses to keeps nothing, and that is no failure. */
export function keeper(): Keeper {
  try {
    return localStorage
  } catch {
    return { getItem: () => null, setItem() {}, removeItem() {} }
  }
}

/** What is kept; nothing where nothing is, where it cannot be read, or where the browser keeps nothing. */
export function readPlaces(keeper: Keeper): Places {
  try {
    const kept: Partial<Places> | null = JSON.parse(keeper.getItem(key) ?? 'null')
    // Another version of the site, or an extension, may have written something else there.
    const chapters = Object.entries(kept?.chapters ?? {}).filter(([, place]) => typeof place?.versions === 'object')
    return { known: Array.isArray(kept?.known) ? kept.known : [], chapters: Object.fromEntries(chapters) }
  } catch {
    return { known: [], chapters: {} }
  }
}

/** Keeps a place. A browser that keeps nothing, or has no room, is no failure: the book reads on. */
export function keepPlace(keeper: Keeper, slug: string, place: Place, chapters: string[]): void {
  const { known, chapters: kept } = readPlaces(keeper)
  const next = {
    known: [...new Set([...(known.length > 0 ? known : chapters), slug])],
    chapters: { ...kept, [slug]: place },
  }
  try {
    keeper.setItem(key, JSON.stringify(next))
  } catch {}
}

export function forgetPlaces(keeper: Keeper): void {
  keeper.removeItem(key)
}

/**
 * The place after more of the chapter was seen.
 * @param seen where the reader is now, with the versions of the chapter as it is now
 */
export function placeAfter(place: Place | undefined, seen: Place): Place {
  const before = place?.versions
  // At the first visit there is nothing that could have changed; afterwards a section is seen when it is reached.
  const versions = before ? { ...pick(before, seen.versions), [seen.at]: seen.versions[seen.at] ?? '' } : seen.versions
  const isAllSeen = changedSections({ versions }, seen.versions).length === 0
  return {
    at: seen.at,
    share: Math.max(place?.share ?? 0, seen.share),
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

/** Where a reader can go on: the chapter read last that is not yet read to its end. */
export function lastPlace({ chapters }: Places): (Place & { slug: string }) | undefined {
  return Object.entries(chapters)
    .map(([slug, place]) => ({ ...place, slug }))
    .filter(({ share }) => share < readShare)
    .sort((a, b) => b.when - a.when)[0]
}

function pick(seen: Place['versions'], now: Place['versions']): Place['versions'] {
  return Object.fromEntries(Object.entries(seen).filter(([id]) => id in now))
}
