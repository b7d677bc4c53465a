import type { ReaderData } from '@/lib/db/reader-data'

const words: Record<keyof ReaderData, string> = {
  users: 'Name, address, and what you know',
  accounts: 'Ways to sign in, a password’s hash among them',
  sessions: 'Where you are signed in: network address and browser',
  two_factors: 'Secret of your authenticator app and backup codes, encrypted',
  passkeys: 'Public keys of passkeys',
  verifications: 'Devices you trust, letters and questions not yet answered',
  audit: 'What was done at your account and when, for its safety',
  usage_day: 'Days with sections written for you, and how many',
  request_minute: 'Minutes with requests of yours, and how many',
  feedback: 'Your words on sections; no row names you',
}

/** How many rows of each table are of a reader, in words. */
export function tableWords(data: ReaderData): { table: string; rows: number; words: string }[] {
  return Object.entries(data).map(([table, rows]) => ({ table, rows: rows.length, words: wordsOf(table) }))
}

function wordsOf(table: string): string {
  return Object.entries(words).find(([name]) => name === table)?.[1] ?? table
}
