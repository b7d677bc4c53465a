import { isRightWay } from './level'
import { percent } from './matrix'
import { claims, marks, type Preference, preference, type Question, recall, recognition } from './question'
import type { Sample } from './sample'

/** Puts a question to the judge; undefined where it gave no verdict that can be read. */
export type Judge = <Answer>(question: Question<Answer>, sample: Sample) => Promise<Answer | undefined>

/** All that a judge said of one sample; what is missing was not said so that it could be read. */
export type Verdict = {
  sample: Sample
  claims?: ('supported' | 'contradicted' | 'absent')[]
  kept?: boolean[]
  marks?: Marks
  preferred?: 'win' | 'tie' | 'loss'
  recognised?: boolean
}
type Marks = typeof marks extends Question<infer Answer> ? Answer : never

/** One criterion: what was found, what is aimed at, and whether that is met. */
export type Criterion = { id: string; name: string; found: string; target: string; met?: boolean }

export async function judgeSample(judge: Judge, sample: Sample): Promise<Verdict> {
  const said = await judge(claims, sample)
  const kept = await judge(recall, sample)
  const given = await judge(marks, sample)
  const preferred = preferredIn(await judge(preference('source'), sample), await judge(preference('version'), sample))
  const recognised = await judge(recognition, sample)
  return {
    sample,
    ...(said && { claims: said.claims.map(({ verdict }) => verdict) }),
    ...(kept && { kept: kept.claims.map((claim) => claim.kept) }),
    ...(given && { marks: given }),
    ...(preferred && { preferred }),
    ...(recognised && { recognised: recognised.reader === sample.line.own + 1 }),
  }
}

/** The criteria over all verdicts. They are told and never a gate: a judge alone cannot be trusted with that. */
export function criteriaOf(verdicts: Verdict[]): Criterion[] {
  const said = verdicts.flatMap((verdict) => verdict.claims ?? [])
  const kept = verdicts.flatMap((verdict) => verdict.kept ?? [])
  const marked = verdicts.flatMap(({ sample, marks: given }) =>
    given ? [{ ...given, standing: sample.standing }] : [],
  )
  const experts = marked.filter(({ standing }) => standing === 'expert')
  const analogies = marked.flatMap((each) => each.analogies)
  const preferred = verdicts.flatMap((verdict) => verdict.preferred ?? [])
  const recognised = verdicts.flatMap(({ recognised: is }) => (is === undefined ? [] : [is]))
  const ways = verdicts.flatMap(({ sample: { standing, grade } }) => isRightWay(standing, grade) ?? [])
  const absent = share(said, (claim) => claim === 'absent')
  const contradicted = share(said, (claim) => claim === 'contradicted')
  const right = share(marked, ({ help }) => help === 'right')
  const much = share(experts, ({ help }) => help === 'too much')
  const analogy = mean(analogies.flatMap(({ mapping, limits, known }) => [mapping, limits, known]))
  const wrong = analogies.filter(({ mapping }) => mapping === 0).length
  const flow = mean(marked.map((each) => each.flow))
  const load = mean(marked.filter(({ standing }) => standing === 'new').map((each) => each.load))
  const win = share(preferred, (each) => each === 'win')
  const loss = share(preferred, (each) => each === 'loss')
  return [
    line(
      'J1',
      'claims supported',
      said,
      `${told(contradicted)} contradicted, ${told(absent)} absent`,
      '0; at most 0.5 %',
      contradicted === 0 && absent <= 0.005,
    ),
    atLeast('J2', 'claims of the section kept', kept, share(kept, Boolean), 0.99),
    line(
      'J3',
      'help fits the level',
      marked,
      `${told(right)} right; experts ${told(much)} too much`,
      'at least 85 %; at most 5 %',
      right >= 0.85 && !(much > 0.05),
    ),
    line(
      'J4',
      'analogies',
      analogies,
      `${number(analogy)} of 2, ${wrong} wrong`,
      'at least 1.7, none wrong',
      analogy >= 1.7 && wrong === 0,
    ),
    line('J5', 'cohesion', marked, `${number(flow)} of 5`, 'at least 4.2', flow >= 4.2),
    line(
      'J6',
      'one idea at a time, for who is new',
      marked.filter(({ standing }) => standing === 'new'),
      `${number(load)} of 5`,
      'at least 4',
      load >= 4,
    ),
    atLeast(
      'J7',
      'questions and steps left',
      marked,
      share(marked, ({ active }) => active),
      0.95,
    ),
    atLeast(
      'J8',
      'tone',
      marked,
      share(marked, ({ tone }) => tone),
      1,
    ),
    line(
      'J9',
      'preferred to the original, in two orders',
      preferred,
      `${told(win)} won, ${told(loss)} lost`,
      'at least 65 %; at most 10 %',
      win >= 0.65 && loss <= 0.1,
    ),
    atLeast('J10', 'reader recognised among four', recognised, share(recognised, Boolean), 0.8),
    atLeast('D13', 'reading level the right way', ways, share(ways, Boolean), 0.9),
  ]
}

// A text that is better only from one place in the pair is not better.
function preferredIn(first: Preference | undefined, second: Preference | undefined): Verdict['preferred'] {
  if (!first || !second) return undefined
  if (first.better === 'other' && second.better === 'section') return 'win'
  return first.better === 'section' && second.better === 'other' ? 'loss' : 'tie'
}

function atLeast(id: string, name: string, of: unknown[], found: number, target: number): Criterion {
  return line(id, name, of, told(found), `at least ${told(target)}`, found >= target)
}

function line(id: string, name: string, of: unknown[], found: string, target: string, met: boolean): Criterion {
  return of.length === 0
    ? { id, name, found: 'nothing to judge', target }
    : { id, name, found: `${found} (of ${of.length})`, target, met }
}

function share<T>(items: T[], is: (item: T) => boolean): number {
  return items.filter(is).length / items.length
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function told(value: number): string {
  return Number.isNaN(value) ? 'none' : percent(value)
}

function number(value: number): string {
  return Number.isNaN(value) ? 'none' : value.toFixed(2)
}
