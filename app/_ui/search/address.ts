import type { SearchEntry } from '@/lib/book/search'

/** Where a section stands. What comes before the first heading is the top of its chapter. */
export function addressOf({ chapter, section }: Pick<SearchEntry, 'chapter' | 'section'>): string {
  return section === 'start' ? `/chapters/${chapter}` : `/chapters/${chapter}#${section}`
}
