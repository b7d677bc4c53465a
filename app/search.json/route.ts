import { gatheredSearch } from '@/lib/book/gathered'
import { documentOf } from '@/lib/document'

export const dynamic = 'force-static'

/** The index that a browser searches, fetched when its reader first wants to. Made once, with the build. */
export function GET() {
  return documentOf(JSON.stringify(gatheredSearch()), 'application/json')
}
