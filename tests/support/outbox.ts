import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'

/** What a mailbox holds: the letters a server without SMTP has kept for an address, the oldest first. */
export async function lettersTo(email: string, dataDir = process.env.E2E_DATA_DIR ?? ''): Promise<string[]> {
  const outbox = join(dataDir, 'outbox')
  const names = (await readdir(outbox).catch(() => [])).filter((name) => name.endsWith(`-${email}.txt`)).sort()
  return Promise.all(names.map((name) => readFile(join(outbox, name), 'utf8')))
}

/** The link in the letter of that number to an address, once it has come. */
export async function linkTo(email: string, number = 1, dataDir?: string): Promise<string> {
  await expect.poll(async () => (await lettersTo(email, dataDir)).length).toBeGreaterThanOrEqual(number)
  const letter = (await lettersTo(email, dataDir))[number - 1]
  const link = /https?:\S+/.exec(letter ?? '')?.[0]
  // Nothing instead of a link would lead to the book's first page, and a test would wait there.
  expect(link, `a link in ${letter}`).toBeDefined()
  return link ?? ''
}
