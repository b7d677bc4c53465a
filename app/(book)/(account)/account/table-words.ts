import { theWords } from '@/app/_ui/words/book'
import type { ReaderData } from '@/lib/db/reader-data'

/** How many rows of each table are of a reader, in words. */
export function tableWords(data: ReaderData): { table: string; rows: number; said: string }[] {
  const words: Record<keyof ReaderData, string> = theWords().own.data.tables
  const known = new Map(Object.entries(words))
  return Object.entries(data).map(([table, rows]) => ({ table, rows: rows.length, said: known.get(table) ?? table }))
}
