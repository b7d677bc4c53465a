import { faithful } from '@/tests/support/defects'
import { hostile } from '@/tests/support/hostile'
import { families } from '@/tests/support/hostile-family'
import { tryText } from '@/tests/support/trial'
import { printTable, quantile } from './figures'

// How long does a hostile completion keep the processor? Cut at its markers, verified, drawn, answered, each in three
// forms, in one process with a provider that answers at once. Processor time, not the clock's: others may use the
// machine. A text that is looked at again is remembered, so each round ends it otherwise.
const rounds = 5
const kinds = Object.entries({ ...hostile, ...families })
const completions = kinds.flatMap(([kind, list]) =>
  list.flatMap((text) => [
    { kind, text },
    { kind, text: `${faithful}\n\n${text}` },
    { kind, text: faithful.replace('Call', `${text} Call`) },
  ]),
)

for (const { text } of completions) await tryText(text)
const spent = new Map(completions.map((completion) => [completion, [] as number[]]))
const idle: number[] = []
for (let round = 1; round <= rounds; round += 1) {
  idle.push(await measure(faithful, round))
  for (const completion of completions) spent.get(completion)?.push(await measure(completion.text, round))
}

const medians = [...spent].map(([completion, times]) => ({ ...completion, ms: quantile(times, 0.5) }))
const slowest = medians.toSorted((a, b) => b.ms - a.ms).slice(0, 8)
const all = medians.map(({ ms }) => ms)
console.log(
  `${completions.length} hostile completions, CPU ms each from the completion to the answer, median of ${rounds} rounds; goal 100`,
)
printTable([
  ['', 'CPU ms'],
  ['an honest one', quantile(idle, 0.5).toFixed(1)],
  ['median', quantile(all, 0.5).toFixed(1)],
  ['90 of 100 at most', quantile(all, 0.9).toFixed(1)],
  ...slowest.map(({ kind, text, ms }) => [`${kind}: … ${JSON.stringify(text).slice(-40)}`, ms.toFixed(1)]),
])

async function measure(text: string, round: number): Promise<number> {
  const before = process.cpuUsage()
  await tryText(`${text} ${'o'.repeat(round)}.`)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
