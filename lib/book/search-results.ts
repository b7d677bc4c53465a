import { z } from 'zod'

/** What `GET /api/search` answers. Apart from the search itself, which runs in browsers and must not weigh on them. */
export const SearchResults = z.object({
  results: z.array(
    z.object({
      chapter: z.string(),
      /** The section's id; `start` before the first heading. */
      section: z.string(),
      /** The chapter's title. */
      title: z.string(),
      heading: z.string(),
      excerpt: z.string(),
    }),
  ),
})
export type SearchResults = z.infer<typeof SearchResults>
