import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readEnv } from '@/lib/env'

const root = join(import.meta.dirname, '../..')
const Vercel = z.object({
  functions: z.record(z.string(), z.object({ supportsCancellation: z.boolean().optional(), maxDuration: z.number() })),
  crons: z.array(z.object({ path: z.string(), schedule: z.string() })),
})
const vercel = Vercel.parse(JSON.parse(await readFile(join(root, 'vercel.json'), 'utf8')))
const sources = new Map(
  await Promise.all(
    Object.keys(vercel.functions).map(async (name) => [name, await readFile(join(root, name), 'utf8')] as const),
  ),
)

// Elsewhere a route hears that its reader has left; a function there is told only where this says so.
test('a reading on Vercel hears that its reader has left, and no file is named that is not there', () => {
  const [reading = ''] = [...sources].find(([, source]) => source.includes('answerReading')) ?? []
  expect(vercel.functions[reading]?.supportsCancellation).toBe(true)
})

test('a function may take as long as its route says', () => {
  for (const [name, source] of sources)
    expect(`export const maxDuration = ${vercel.functions[name]?.maxDuration}`, name).toSatisfy((line: string) =>
      source.includes(line),
    )
})

test('what is scheduled is there, and once a day, which every plan allows', () => {
  for (const { path, schedule } of vercel.crons) {
    expect([...sources.keys()]).toContain(`app${path}/route.ts`)
    expect(schedule).toMatch(/^\d+ \d+ \* \* \*$/)
  }
})

const secret = { BETTER_AUTH_SECRET: 'x'.repeat(32), VERCEL: '1', VERCEL_URL: 'book-abc.vercel.app' }
const branch = 'postgres://u:p@ep-branch-1-pooler.eu.aws.neon.tech/db?sslmode=require'
const main = 'postgres://u:p@ep-main-1-pooler.eu.aws.neon.tech/db?sslmode=require'

test('production takes its own database by Neon’s driver, and migrates past the pooler', () => {
  const env = readEnv({
    ...secret,
    VERCEL_ENV: 'production',
    VERCEL_PROJECT_PRODUCTION_URL: 'book.example',
    NEON_DB_URL: main,
  })
  expect(env.database).toMatchObject({ kind: 'neon', url: main, unpooledUrl: main.replace('-pooler', '') })
  expect([env.issuer, env.logFormat]).toEqual(['https://book.example', 'json'])
})

test('a preview takes the branch that was made for it, though production’s address is there too', () => {
  const given = { NEON_DB_URL: main, DATABASE_URL: branch, DATABASE_URL_UNPOOLED: branch.replace('-pooler', '') }
  const env = readEnv({ ...secret, VERCEL_ENV: 'preview', VERCEL_BRANCH_URL: 'book-git-x.vercel.app', ...given })
  expect(env.database).toMatchObject({ url: branch, unpooledUrl: given.DATABASE_URL_UNPOOLED })
  expect(env.notices.join()).toContain('NEON_DB_URL')
  expect([env.baseUrl, ...env.trustedOrigins]).toEqual(
    expect.arrayContaining(['https://book-git-x.vercel.app', 'https://book-abc.vercel.app']),
  )
})

test('the deploy button takes the repository that the package names, and asks for what cannot be guessed', async () => {
  const page = await readFile(join(root, 'docs/deploy-vercel.md'), 'utf8')
  const button = new URL(/\]\((https:\/\/vercel\.com\/new\/clone[^)]*)\)/.exec(page)?.[1] ?? '')
  const { repository } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  expect(`git+${button.searchParams.get('repository-url')}.git`).toBe(repository.url)
  expect(button.searchParams.get('env')).toBe('BETTER_AUTH_SECRET')
  expect(JSON.parse(button.searchParams.get('products') ?? '')).toMatchObject([{ integrationSlug: 'neon' }])
})
