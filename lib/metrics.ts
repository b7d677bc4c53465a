type Labels = Record<string, string>
type Kind = 'counter' | 'gauge' | 'histogram'

/** What is counted, in the terms of Prometheus. Nothing of it tells of one reader. */
const catalogue = {
  lectern_requests_total: ['counter', 'Requests answered, by route and status'],
  lectern_request_seconds: ['histogram', 'Until a request was answered or its stream began, by route'],
  lectern_first_slot_seconds: ['histogram', 'Until the first slot of a reading was sent'],
  lectern_reading_seconds: ['histogram', 'Until the whole of a reading was sent'],
  lectern_readings_open: ['gauge', 'Readings under way'],
  lectern_readings_refused_total: ['counter', 'Requests refused because too many were under way'],
  lectern_sections_total: ['counter', 'Sections answered, by outcome'],
  lectern_reverts_total: ['counter', 'Slots that stayed as editors wrote them, by the check that failed'],
  lectern_generations_total: ['counter', 'Sections that a model was asked for'],
  lectern_cached_total: ['counter', 'Sections that had been generated before'],
  lectern_tokens_total: ['counter', 'Tokens of the model, by kind: prompt or completion'],
  lectern_cost_dollars_total: ['counter', 'What those cost at list price, where it is known'],
  lectern_quota_spent_total: ['counter', 'Sections left to the editors because a reader’s day was used up'],
  lectern_provider_up: ['gauge', 'Whether the provider of the model did what it should when last asked'],
  lectern_memory_bytes: ['gauge', 'Memory of this process, by kind'],
} as const satisfies Record<string, readonly [Kind, string]>

export type Metric = keyof typeof catalogue

const bounds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

type Series = { labels: Labels; value: number; buckets?: number[]; count: number }

// Next loads this module more than once in a process.
const memo: unique symbol = Symbol.for('lectern.metrics')
const shared: typeof globalThis & { [memo]?: Map<Metric, Map<string, Series>> } = globalThis
shared[memo] ??= new Map()
const all = shared[memo]

/** Adds to a counter, or to a gauge that goes up and down. */
export function count(metric: Metric, labels: Labels = {}, by = 1): void {
  seriesOf(metric, labels).value += by
}

/** Sets a gauge. */
export function gauge(metric: Metric, value: number, labels: Labels = {}): void {
  seriesOf(metric, labels).value = value
}

/** Notes how long something took, in seconds. */
export function observe(metric: Metric, seconds: number, labels: Labels = {}): void {
  const series = seriesOf(metric, labels)
  series.buckets ??= bounds.map(() => 0)
  bounds.forEach((bound, at) => {
    if (seconds <= bound && series.buckets) series.buckets[at] = (series.buckets[at] ?? 0) + 1
  })
  series.value += seconds
  series.count += 1
}

/** All of it as text (Prometheus exposition format 0.0.4). */
export function exposition(): string {
  return Object.entries(catalogue)
    .map(([name, [kind, help]]) => {
      const series = [...(all.get(name as Metric)?.values() ?? [])]
      const head = `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n`
      return head + series.map((each) => linesOf(name, kind, each)).join('')
    })
    .join('')
}

function seriesOf(metric: Metric, labels: Labels): Series {
  const family = all.get(metric) ?? new Map<string, Series>()
  all.set(metric, family)
  const key = written(labels)
  const series = family.get(key) ?? { labels, value: 0, count: 0 }
  family.set(key, series)
  return series
}

function linesOf(name: string, kind: Kind, { labels, value, buckets = [], count: total }: Series): string {
  if (kind !== 'histogram') return `${name}${written(labels)} ${value}\n`
  const steps = bounds.map(
    (bound, at) => `${name}_bucket${written({ ...labels, le: String(bound) })} ${buckets[at] ?? 0}\n`,
  )
  const last = `${name}_bucket${written({ ...labels, le: '+Inf' })} ${total}\n`
  return `${steps.join('')}${last}${name}_sum${written(labels)} ${value}\n${name}_count${written(labels)} ${total}\n`
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}
