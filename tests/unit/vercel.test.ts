import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const Settings = z.object({
  functions: z.record(z.string(), z.object({ supportsCancellation: z.boolean().optional() })),
})

// Elsewhere a route hears that its reader has left; a function there is told only where this says so.
test('a reading on Vercel hears that its reader has left, and no file is named that is not there', async () => {
  const { functions } = Settings.parse(JSON.parse(await readFile(join(root, 'vercel.json'), 'utf8')))
  const names = Object.keys(functions)
  const sources = await Promise.all(names.map((name) => readFile(join(root, name), 'utf8')))
  const reading = sources.findIndex((source) => source.includes('answerReading'))
  expect(functions[names[reading] ?? '']?.supportsCancellation).toBe(true)
})
