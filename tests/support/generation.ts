import { openBudget } from '@/lib/personalize/engines/budget'
import type { Complete } from '@/lib/personalize/engines/completion'
import { type GenerateMeans, generateSection } from '@/lib/personalize/engines/generate'
import { knownModels } from '@/lib/personalize/engines/models'
import type { Lease, Piece } from '@/lib/personalize/shared'
import { first, found, planOf, profile } from './book'
import { rewrite } from './groq-rewrite'
import { sectionOf } from './model'
import { sharedInMemory } from './shared'

/** A section of which every slot is rewritten for its reader. */
export const planned = planOf(first, 'where-learning-fits', profile('expert; python', 'none'))
export const slots = planned.slots.map(({ slot }) => slot)
export const ids = slots.map(({ id }) => id)

/** A generation of that section that is about to begin, under a lease of its own; `begin` begins one under another. */
export async function generating(
  complete: Complete,
  options: Partial<GenerateMeans> & { leave?: AbortController } = {},
) {
  const { leave = new AbortController(), ...rest } = options
  const memory = sharedInMemory()
  const lease = found(await memory.shared.claim('key'))
  const budget = openBudget({})
  const models = knownModels(['a/model'], () => 0)
  const means = { complete, budget, models, deadline: 20_000, renewal: 60_000, ...rest }
  const begin = (held: Lease) =>
    generateSection({ chapter: first, planned, model: 'a/model', lease: held }, means, leave.signal)
  return { ...memory, lease, begin, work: begin(lease) }
}

/** All pieces of some work, and the end of it. */
export async function readPieces<End>(work: AsyncGenerator<Piece, End>) {
  const pieces: Piece[] = []
  let step = await work.next()
  for (; !step.done; step = await work.next()) pieces.push(step.value)
  return { pieces, end: step.value }
}

/** A model that says the first so many runs of prose, then nothing until its request is ended. */
export function quietAfter(runs: number): Complete {
  return async function* (request) {
    const said = rewrite(sectionOf(request)).split('\n\n')
    const end = said.findIndex((_, place) => said.slice(0, place).filter((line) => !/^\[\[/.test(line)).length === runs)
    yield `${said.slice(0, end + 1).join('\n\n')}\n`
    await new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)))
    return { prompt: 0, completion: 0 }
  }
}
