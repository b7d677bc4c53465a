import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compiled, page } from '@/tests/support/compiled'

const folder = join(import.meta.dirname, '../../support/chapters')
const names = readdirSync(folder).map((name) => name.replace('.mdx', ''))

describe.each(names)('the page and the index of %s', (name) => {
  test('have the same sections, headings and revision', async () => {
    const [read, drawn] = await Promise.all([compiled(name), page(name)])
    expect(drawn.sections).toEqual(read.sections)
    expect(drawn.headings).toEqual(read.headings)
    expect(drawn.revision).toBe(read.revision)
  })

  test('have the same slots in the same order, each once', async () => {
    const { html } = await page(name)
    const drawn = [...html.matchAll(/data-slot="([^"]*)"/g)].map(([, id]) => id)
    const read = (await compiled(name)).sections.flatMap((section) => section.slots.map((slot) => slot.id))
    expect(drawn).toEqual(read)
  })
})
