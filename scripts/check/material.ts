import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Located } from '@/lib/book/check'
import { Bridge, Concept } from '@/lib/book/concepts'
import { addressesIn } from '@/lib/personalize/render'
import type { Code } from './codes'
import type { Fault } from './fault'
import { findFormulaFault } from './formula'
import { openSpelling } from './names'

/** What a file of concepts or bridges holds, with where each begins. */
export type Listed<T> = { items: Located<T>[]; faults: Fault[] }

export type BridgeItem = Bridge & { links: string[] }

/** Reads a file of concepts. */
export function readConcepts(source: string, file: string, names: string[]): Listed<Concept> {
  const { items, faults } = readList(source, file, Concept)
  const vague = items.filter(({ means }) => !/^[A-Z][^\n]{20,}[.]$/.test(means.trim()))
  const told = vague.map(({ id, at }) => fault('concept_means', file, at, `concept ${id}: "means" is no sentence.`))
  const spelt = spelling(names, file, 'concept', ({ title, means }: Located<Concept>) => [title, means])
  return { items, faults: [...faults, ...told, ...items.flatMap(spelt)] }
}

/** Reads a file of bridges, and looks at what each says. */
export function readBridges(source: string, file: string, names: string[]): Listed<BridgeItem> {
  const { items, faults } = readList(source, file, Bridge)
  const told = items.flatMap(({ id, kind, text, limits, at }) => [
    ...(kind === 'analogy' && !/\S \S.*[.!?]$/s.test(limits ?? '')
      ? [fault('bridge_limits', file, at, `bridge ${id}: its limits are no sentence.`)]
      : []),
    ...formulasIn(text).flatMap((formula) => {
      const found = findFormulaFault(formula, false)
      return found ? [fault('bridge_formula', file, at, `bridge ${id}: ${found.message}`)] : []
    }),
  ])
  const linked = items.map((item) => ({ ...item, links: addressesIn(`${item.text}\n\n${item.limits ?? ''}`) }))
  const spelt = spelling(names, file, 'bridge', ({ text, limits = '' }: BridgeItem) => [text, limits])
  return { items: linked, faults: [...faults, ...told, ...linked.flatMap(spelt)] }
}

function spelling<T extends Located<{ id: string }>>(
  names: string[],
  file: string,
  what: string,
  textsOf: (item: T) => string[],
): (item: T) => Fault[] {
  const misspelt = openSpelling(names)
  // What stands in code or is an address is written as it must be.
  const prose = (text: string) => text.replace(/`[^`]*`|\]\([^)]*\)/g, ' ')
  return (item) =>
    textsOf(item).flatMap((text) =>
      misspelt(prose(text)).map(({ found, name }) =>
        fault('name_spelling', file, item.at, `${what} ${item.id}: "${found}" is written "${name}".`),
      ),
    )
}

function readList<T extends object>(source: string, file: string, schema: z.ZodType<T>): Listed<T> {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines })
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col }
  }
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ message, pos }) =>
      fault('yaml', file, place(pos[0]), message.split('\n', 1)[0] ?? message),
    )
    return { items: [], faults }
  }
  if (document.contents && !isSeq(document.contents))
    return { items: [], faults: [fault('yaml', file, place(0), 'The file is a list: each thing begins with "- id:".')] }
  const read = (isSeq(document.contents) ? document.contents.items : []).map((node): Listed<T> => {
    const start = isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0
    const value: unknown = (node as { toJS(doc: unknown): unknown }).toJS(document)
    const result = schema.safeParse(value)
    if (result.success) return { items: [{ ...result.data, at: place(start) }], faults: [] }
    const name = z.object({ id: z.string() }).safeParse(value).data?.id
    const faults = result.error.issues.map(({ path, message }) => {
      const found = isMap(node) && path.length > 0 ? node.getIn([path[0]], true) : undefined
      const offset = (found as { range?: [number] } | undefined)?.range?.[0] ?? start
      const what = [name, path.join('.')].filter(Boolean).join(', ')
      return fault(codeFor(message), file, place(offset), `${what}: ${message}`)
    })
    return { items: [], faults }
  })
  return { items: read.flatMap(({ items }) => items), faults: read.flatMap(({ faults }) => faults) }
}

function codeFor(message: string): Code {
  if (/breaks down/.test(message)) return 'bridge_limits'
  return /only experts skip|what to keep/.test(message) ? 'bridge_skip' : 'yaml'
}

function formulasIn(text: string): string[] {
  return [...text.matchAll(/(?<!\\)\$([^$]+)\$/g)].map(([, formula = '']) => formula)
}

function fault(code: Code, file: string, at: { line: number; column: number } | undefined, message: string): Fault {
  return { code, file, line: at?.line ?? 1, column: at?.column ?? 1, message }
}
