import type { ServerResponse } from 'node:http'
import type { Check } from '@/lib/personalize/events'
import { type Part, partsOf, textOf } from './groq-rewrite'
import { elsewhere } from './languages'

const refusal = 'I’m sorry, but I can’t help with that.'

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
  refusal: () => refusal,
  'wrong language': (prose: string) => `${prose}\n\n${elsewhere.Spanish}`,
  'prompt echoed': (prose: string, told: string[]) => `${prose}\n\n${told[0]?.split('\n')[0]}`,
}

/** What a model may do to the whole, the markers included. */
const inWhole = {
  'dropped marker': (parts: Part[]) => parts.filter((part) => !('marker' in part && part.marker === 2)),
  'swapped markers': (parts: Part[]) =>
    parts.map((part) => ('marker' in part && part.marker < 3 ? { marker: 3 - part.marker } : part)),
  'repeated marker': (parts: Part[]) =>
    parts.flatMap((part) => ('marker' in part && part.marker === 2 ? [part, part] : [part])),
  'refusal of all': () => [{ prose: refusal }],
  'prompt instead': (_: Part[], told: string[]) => [{ prose: told.join('\n') }],
}

export type TextFault = keyof typeof inProse | keyof typeof inWhole

/** What a provider may do instead of sending the text: the check under which the reader is told. */
const inTransport = {
  '429': 'provider',
  '500': 'provider',
  'hang before headers': 'provider',
  'hang after headers': 'provider',
  'hang mid-stream': 'provider',
  drip: 'deadline',
  'cut stream': 'provider',
  'early end': 'provider',
  truncated: 'provider',
  'malformed event': 'provider',
  'error event': 'provider',
  html: 'provider',
  json: 'provider',
  'empty choices': 'provider',
  'empty content': 'markers',
  'tool call': 'provider',
} as const satisfies Record<string, Check>
export type TransportFault = keyof typeof inTransport

/** What a provider may answer with instead of a completion. */
export const refusals = {
  '400 decommissioned': { status: 400, code: 'model_decommissioned' },
  '401': { status: 401, code: 'invalid_api_key' },
  '403': { status: 403, code: 'forbidden' },
  '404': { status: 404, code: 'model_not_found' },
  '413': { status: 413, code: 'rate_limit_exceeded' },
  '429': { status: 429, code: 'rate_limit_exceeded', retryAfter: '30' },
  '429 for a moment': { status: 429, code: 'rate_limit_exceeded', retryAfter: '0.05' },
  '500': { status: 500, code: 'internal_server_error' },
  '503': { status: 503, code: 'service_unavailable' },
} as const satisfies Record<string, { status: number; code: string; retryAfter?: string }>

export type GroqFault = TextFault | TransportFault | keyof typeof refusals

/** Those that each leave something of a section as it was. */
export const faults: (TextFault | TransportFault)[] = [
  ...(Object.keys(inProse) as (keyof typeof inProse)[]),
  ...(Object.keys(inWhole) as (keyof typeof inWhole)[]),
  ...(Object.keys(inTransport) as TransportFault[]),
]

/** The check that finds a fault. */
export function checkOf(fault: TextFault | TransportFault): Check {
  if (fault in inTransport) return inTransport[fault as TransportFault]
  if (fault in inWhole) return 'markers'
  if (/link$/.test(fault)) return 'links'
  if (/^(?:refusal|wrong|prompt)/.test(fault)) return 'phrases'
  return fault === 'altered number'
    ? 'numbers'
    : fault === 'lost inline code'
      ? 'code'
      : fault === 'lost formula'
        ? 'formula'
        : 'markup'
}

/** Whether a fault can be done to a section of these runs of prose. */
export function suits(fault: string, runs: string[]): boolean {
  if (!isTextFault(fault) || fault in inWhole) return runs.length > 2
  return runs.some((prose) => inProse[fault as keyof typeof inProse](prose, []) !== undefined)
}

export function isTextFault(fault: string): fault is TextFault {
  return fault in inProse || fault in inWhole
}

/**
 * Spoils a completion. `run` is the run of prose that was spoiled, if it is only that.
 * @param told the messages that the model was sent
 */
export function spoil(completion: string, fault: TextFault, told: string[] = []): { text: string; run?: number } {
  const parts = partsOf(completion)
  if (fault in inWhole) return { text: textOf(inWhole[fault as keyof typeof inWhole](parts, told)) }
  const spoilProse = inProse[fault as keyof typeof inProse]
  let run = -1
  for (const part of parts) {
    if (!('prose' in part)) continue
    run += 1
    const spoiled = spoilProse(part.prose, told)
    if (spoiled === undefined) continue
    part.prose = spoiled
    return { text: textOf(parts), run }
  }
  throw new Error(`This section has nothing for "${fault}".`)
}

/** Answers with something else than events; tells whether it did. */
export function refuse(response: ServerResponse, fault: GroqFault | undefined): boolean {
  const send = (status: number, type: string, body: string, headers = {}) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body)
    return true
  }
  const message = { role: 'assistant', content: 'Everything at once.' }
  if (fault === 'html') return send(200, 'text/html', '<!doctype html><p>Down for maintenance.</p>')
  if (fault === 'json')
    return send(200, 'application/json', JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }] }))
  if (!fault || !(fault in refusals)) return false
  const { status, code, retryAfter } = { retryAfter: undefined, ...refusals[fault as keyof typeof refusals] }
  const headers = retryAfter ? { 'retry-after': retryAfter } : {}
  return send(status, 'application/json', JSON.stringify({ error: { message: 'not now', code } }), headers)
}

/** Loses the first piece of a kind wherever it stands. */
function lose(prose: string, kind: RegExp): string | undefined {
  const [piece] = kind.exec(prose) ?? []
  return piece && prose.replaceAll(piece, 'it')
}
