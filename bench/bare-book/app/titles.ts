import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Entry = { slug: string; file: string; title: string }

let read: Entry[] | undefined

/** The chapters in their order. */
export function titles(): Entry[] {
  const folder = join(process.cwd(), 'content')
  read ??= readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map((name) => {
      const file = name.slice(0, -'.mdx'.length)
      const title = /^title: "(.*)"$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? file
      return { slug: file.replace(/^\d+-/, ''), file, title }
    })
  return read
}
