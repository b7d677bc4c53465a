/** A section as it stands in a prompt: runs of prose and marker lines, in order. */
export type Part = { marker: number } | { prose: string }

const marker = /^\[\[block:(\d+)\]\]$/

export function partsOf(section: string): Part[] {
  const parts: Part[] = []
  for (const line of section.split('\n')) {
    const [, number] = marker.exec(line) ?? []
    const last = parts.at(-1)
    if (number) parts.push({ marker: Number(number) })
    else if (last && 'prose' in last) last.prose += `\n${line}`
    else parts.push({ prose: line })
  }
  return parts
    .map((part) => ('prose' in part ? { prose: part.prose.trim() } : part))
    .filter((part) => 'marker' in part || part.prose !== '')
}

export function textOf(parts: Part[]): string {
  return parts.map((part) => ('marker' in part ? `[[block:${part.marker}]]` : part.prose)).join('\n\n')
}

/** How many runs of prose a completion has whole: those whose next marker has come, and come in its turn. */
export function wholeRuns(sent: string): number {
  const lines = sent.slice(0, sent.lastIndexOf('\n') + 1)
  let [runs, next, open] = [0, 1, false]
  for (const part of partsOf(lines)) {
    if ('prose' in part) open = true
    else if (part.marker !== next) return runs
    else {
      next += 1
      runs += open ? 1 : 0
      open = false
    }
  }
  return runs
}

/** The section with a clause more at the end of each paragraph: new prose that keeps every fact. */
export function rewrite(section: string): string {
  const paragraph = (text: string) => (/^[A-Z].*[a-z]\.$/s.test(text) ? `${text} That much holds throughout.` : text)
  const parts = partsOf(section)
  return textOf(
    parts.map((part) => ('prose' in part ? { prose: part.prose.split('\n\n').map(paragraph).join('\n\n') } : part)),
  )
}
