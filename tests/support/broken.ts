import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Code, codes } from '@/scripts/check/codes'
import { smallBook } from './small-book'

const Broken = z.strictObject({
  what: z.string(),
  file: z.string(),
  from: z.string(),
  to: z.string(),
  code: z.enum(Object.keys(codes) as [Code, ...Code[]]),
  at: z.string().optional(),
  says: z.string().transform((pattern) => new RegExp(pattern)),
})

/** Ways to break the small book, one thing at a time. */
export const broken = z.array(Broken).parse(parse(readFileSync(join(import.meta.dirname, 'broken.yaml'), 'utf8')))

/** The files of a broken book, and the line at which the fault stands. */
export function breakBook({ file, from, to, at }: z.infer<typeof Broken>) {
  const was = smallBook[file] ?? ''
  if (!was.includes(from)) throw new Error(`"${from}" does not stand in ${file}.`)
  const text = was.replace(from, () => to)
  const index = at ? text.split('\n').findLastIndex((line) => line.startsWith(at)) : -1
  if (at && index < 0) throw new Error(`No line of ${file} begins with "${at}".`)
  return { changes: { [file]: text }, ...(at && { line: index + 1 }) }
}
