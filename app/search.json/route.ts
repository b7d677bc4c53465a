import { gatheredSearch } from '@/lib/book/gathered'

export const dynamic = 'force-static'

/** The index that a browser searches, fetched when its reader first wants to. Made once, with the build. */
export function GET() {
  return Response.json(gatheredSearch())
}
