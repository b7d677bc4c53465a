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

/** What a model may do to the text of one run of prose; undefined where the run has nothing it could be done to. */
const inProse = {
  'altered number': (prose: string) => {
    const numbers = prose.match(/(?<![\w$.,`\\{-])\d{2,}(?= [a-z])/g) ?? []
    const once = numbers.find((number) => prose.split(number).length === 2)
    return once && prose.replace(once, `${once}7`)
  },
  'lost inline code': (prose: string) => lose(prose, /`[^`\n]+`/),
  'lost formula': (prose: string) => lose(prose, /\$[^$\n]+\$/),
  script: (prose: string) => `<script>alert(document.cookie)</script> ${prose}`,
  'event handler': (prose: string) => `Look. <img src=x onerror="alert(document.cookie)"> ${prose}`,
  'javascript link': (prose: string) => `${prose} [More](javascript:alert(document.cookie)).`,
  'foreign link': (prose: string) => `${prose} [More](https://attacker.example/).`,
  'foreign image': (prose: string) => `![](https://attacker.example/pixel.png) ${prose}`,
  'code block': (prose: string) => `\`\`\`sh\nrm -rf /\n\`\`\`\n\n${prose}`,
}

/** What a model may do to the markers around the prose. */
const inMarkers = {
  'dropped marker': (parts: Part[]) => parts.filter((part) => !('marker' in part && part.marker === 2)),
  'swapped markers': (parts: Part[]) =>
    parts.map((part) => ('marker' in part && part.marker < 3 ? { marker: 3 - part.marker } : part)),
  'repeated marker': (parts: Part[]) =>
    parts.flatMap((part) => ('marker' in part && part.marker === 2 ? [part, part] : [part])),
}

export type TextFault = keyof typeof inProse | keyof typeof inMarkers

export const textFaults: TextFault[] = [
  ...(Object.keys(inProse) as (keyof typeof inProse)[]),
  ...(Object.keys(inMarkers) as (keyof typeof inMarkers)[]),
]

/** Faults of the provider rather than of the text it sends. */
export const transportFaults = [
  ...([
    '429',
    '500',
    'hang before headers',
    'hang mid-stream',
    'drip',
    'cut stream',
    'early end',
    'truncated',
  ] as const),
  ...(['malformed event', 'html', 'empty choices', 'empty content'] as const),
] as const
export type TransportFault = (typeof transportFaults)[number]
export type GroqFault = TextFault | TransportFault

/** Whether a fault can be done to a section of these runs of prose. */
export function suits(fault: string, runs: string[]): boolean {
  if (!isTextFault(fault) || fault in inMarkers) return runs.length > 2
  return runs.some((prose) => inProse[fault as keyof typeof inProse](prose) !== undefined)
}

export function isTextFault(fault: string): fault is TextFault {
  return fault in inProse || fault in inMarkers
}

/** Spoils a completion. `run` is the run of prose that was spoiled, if it is only that. */
export function spoil(completion: string, fault: TextFault): { text: string; run?: number } {
  const parts = partsOf(completion)
  if (fault in inMarkers) return { text: textOf(inMarkers[fault as keyof typeof inMarkers](parts)) }
  const spoilProse = inProse[fault as keyof typeof inProse]
  let run = -1
  for (const part of parts) {
    if (!('prose' in part)) continue
    run += 1
    const spoiled = spoilProse(part.prose)
    if (spoiled === undefined) continue
    part.prose = spoiled
    return { text: textOf(parts), run }
  }
  throw new Error(`This section has nothing for "${fault}".`)
}

/** Loses the first piece of a kind wherever it stands. */
function lose(prose: string, kind: RegExp): string | undefined {
  const [piece] = kind.exec(prose) ?? []
  return piece && prose.replaceAll(piece, 'it')
}
