import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault, Fix } from './fault'

/**
 * Mends what can be mended without harm: names, and the addresses of links. Outputs only where that was asked for, since
 * a listing that prints something else may be what is wrong.
 * @returns how many faults were mended
 */
export async function mend(faults: Fault[], root: string, outputs = false): Promise<number> {
  const safe = faults.filter(({ fix, code }) => fix && (code !== 'code_output' || outputs))
  const files = groupByFile(safe)
  for (const [file, found] of files) {
    const path = join(root, file)
    const fixes = found.flatMap(({ fix }) => (fix ? [fix] : []))
    await writeFile(path, applied(await readFile(path, 'utf8'), fixes))
  }
  return safe.length
}

/** A text with its mends, from the end to the beginning so that no offset moves. */
export function applied(source: string, fixes: Fix[]): string {
  return fixes
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), source)
}

function groupByFile(faults: Fault[]): Map<string, Fault[]> {
  const groups = new Map<string, Fault[]>()
  for (const fault of faults) groups.set(fault.file, [...(groups.get(fault.file) ?? []), fault])
  return groups
}
