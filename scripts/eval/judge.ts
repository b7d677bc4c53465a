import type { Chapter } from '@/lib/book/chapter'
import type { Env } from '@/lib/env'
import { type AskMeans, ask } from '@/lib/personalize/engines/ask'
import { openBudget } from '@/lib/personalize/engines/budget'
import { groqCompletion, ProviderError } from '@/lib/personalize/engines/completion'
import { groqEngine } from '@/lib/personalize/engines/groq'
import { knownModels } from '@/lib/personalize/engines/models'
import { tokensOf } from '@/lib/personalize/prompt'
import { sharedInMemory } from '@/tests/support/shared'
import { estimate } from './cost'
import { messagesOf, readAnswer } from './question'
import { drawSections, type Sample, writeSample } from './sample'
import { type Criterion, criteriaOf, type Judge, judgeSample, type Verdict } from './verdict'

export type JudgeOptions = { model: string; sample: number; confirmed: boolean }
export type Judged = {
  model: string
  writer: string
  criteria: Criterion[]
  verdicts: Verdict[]
  unread: number
  page: string[]
}

/**
 * Has sections written by the model of the settings and judged by another. Says what that will cost first, and goes on
 * only when that is confirmed.
 * @throws {Error} without a key, or where the judge is of the writer's family
 */
export async function judge(env: Env, options: JudgeOptions, chapters: Chapter[]): Promise<Judged | undefined> {
  const { groq, personalize } = env
  if (!groq) throw new Error('--judge needs GROQ_API_KEY: sections are written by one model and judged by another.')
  if (familyOf(groq.model) === familyOf(options.model))
    throw new Error(`${options.model} would judge its own family; name another with --judge-model.`)
  const drawn = drawSections(chapters, options.sample)
  console.info(`\n${estimate(drawn, groq.model, options.model)}`)
  if (!options.confirmed) {
    console.info('Nothing was asked. Add --yes to go on.')
    return undefined
  }
  const clock = () => performance.now()
  const complete = groqCompletion({ ...groq, idleTimeout: personalize.idleTimeoutMs })
  const budget = openBudget({ tokens: groq.tpm, requests: groq.rpm }, clock)
  const names: [string, ...string[]] = [groq.model, ...groq.fallbackModels]
  const { shared } = sharedInMemory()
  const writer = groqEngine({
    complete,
    names,
    budget,
    shared,
    models: knownModels(names, clock),
    deadline: personalize.deadlineMs,
    renewal: 5000,
  })
  const { judge: put, unread } = openJudge(
    { complete, budget, models: knownModels([options.model], clock) },
    options.model,
  )
  const verdicts: Verdict[] = []
  for (const [place, each] of drawn.entries()) {
    const sample = await writeSample(each, writer, place)
    verdicts.push(await judgeSample(put, sample))
    console.info(`${place + 1}/${drawn.length} ${sample.persona}, ${sample.chapter}: ${sample.heading}`)
  }
  const criteria = criteriaOf(verdicts)
  const found = { model: options.model, writer: groq.model, criteria, verdicts, unread: unread() }
  const page = pageOf(found)
  console.info(page.join('\n\n'))
  return { ...found, page }
}

/** A judge behind a provider, and how often it gave no verdict. */
export function openJudge(means: AskMeans, model: string): { judge: Judge; unread: () => number } {
  let unread = 0
  const put: Judge = async (question, sample) => {
    const messages = messagesOf(question, sample)
    const prompt = { messages, maxTokens: question.room, tokens: tokensOf(messages) + question.room }
    const verdict = readAnswer(question, await textOf(ask(means, model, prompt, new AbortController().signal)))
    if (!verdict) unread += 1
    return verdict
  }
  return { judge: put, unread: () => unread }
}

// A judge that fails once has said nothing; one that refuses the key will not say anything.
async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  try {
    for await (const piece of pieces) text += piece
  } catch (cause) {
    if (!(cause instanceof ProviderError) || cause.status === 401 || cause.status === 403) throw cause
    return ''
  }
  return text
}

function familyOf(model: string): string {
  return model.split(/[/-]/, 1)[0] ?? model
}

function pageOf({ model, writer, criteria, verdicts, unread }: Omit<Judged, 'page'>): string[] {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    '## Judged by a model',
    `${verdicts.length} sections written by ${writer}, judged by ${model}; ${unread} questions without a verdict. Not calibrated on people’s labels, and no gate.`,
    [
      row(['criterion', 'of', 'found', 'target', 'met']),
      row(['---', '---', '---', '---', '---']),
      ...criteria.map(({ id, name, found, target, met }) =>
        row([id, name, found, target, met === undefined ? '–' : met ? 'yes' : 'no']),
      ),
    ].join('\n'),
    verdicts.map(({ sample }) => sampleLine(sample)).join('\n'),
  ]
}

function sampleLine({ persona, chapter, heading, reverted, grade }: Sample): string {
  return `- ${persona}, ${chapter}, ${heading}: grade ${grade >= 0 ? '+' : ''}${grade.toFixed(1)}, ${reverted} slots reverted`
}
