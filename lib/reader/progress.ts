import { findKept, type Keeper, keep, local, session } from './keeper'
import { type Place, readPlaces } from './place'
import { forgetPlaces, takePlaces } from './places'

/** `fetch` with the reader's token. */
type Fetch = (path: string, init?: RequestInit) => Promise<Response>

/** Whose places this browser has exchanged, and when each was the last that was sent. */
type Sent = { reader: string; when: Record<string, number> }

const key = 'lectern.progress'
/** Characters of places in a request, of which the server takes sixteen thousand. */
const most = 12_000

/**
 * Sends where the reader is in chapters, and takes what is later in their account. The places of somebody else who was
 * signed in here are theirs: they are forgotten first.
 * @param reader the id of their account
 * @returns whether it was done; whatever fails, the browser keeps its places and sends them another time
 */
export async function exchangeProgress(
  reader: string,
  fetchWithToken: Fetch,
  open: () => Keeper = local,
): Promise<boolean> {
  const last = findKept<Sent>(open, key)
  const sent = sentBy(reader, last)
  if (last?.reader && last.reader !== reader) {
    forgetPlaces(open)
    // What is read from here on is this reader's, whether or not the account can be reached now.
    keep(open, key, sent)
  }
  const places = unsentPlaces(sent, open)
  try {
    const response = await fetchWithToken('/api/progress', {
      method: 'PUT',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ places }),
    })
    if (!response.ok) return false
    const answer: { places: Record<string, Place> } = await response.json()
    takePlaces(answer.places, open)
    const when = Object.fromEntries(Object.entries(places).map(([chapter, place]) => [chapter, place.when]))
    keep(open, key, { reader, when: { ...sent.when, ...when } } satisfies Sent)
    return true
  } catch {
    return false
  }
}

/** Whether there is anything that the account does not know yet; the places of somebody else are nothing to it. */
export function hasUnsent(reader: string, open: () => Keeper = local): boolean {
  const last = findKept<Sent>(open, key)
  if (last?.reader && last.reader !== reader) return false
  return Object.keys(unsentPlaces(sentBy(reader, last), open)).length > 0
}

/** Whether a visit of this reader begins, told once for a tab. */
export function beginVisit(reader: string, open: () => Keeper = session): boolean {
  if (findKept(open, key) === reader) return false
  keep(open, key, reader)
  return true
}

function sentBy(reader: string, last: Sent | undefined): Sent {
  return last?.reader === reader && typeof last.when === 'object' ? last : { reader, when: {} }
}

/** The latest of them, no more than a request may carry; the others go with the next. */
function unsentPlaces(sent: Sent, open: () => Keeper): Record<string, Place> {
  const all = Object.entries(readPlaces(open).chapters)
    .filter(([chapter, { when }]) => when > (sent.when[chapter] ?? 0))
    .sort(([, one], [, other]) => other.when - one.when)
  const places: Record<string, Place> = {}
  let size = 0
  for (const [chapter, place] of all) {
    size += JSON.stringify(place).length
    if (size > most) break
    places[chapter] = place
  }
  return places
}
