import { openBudget } from '@/lib/personalize/engines/budget'
import { type Complete, type CompletionRequest, ProviderError } from '@/lib/personalize/engines/completion'
import { type GroqMeans, groqEngine } from '@/lib/personalize/engines/groq'
import { knownModels } from '@/lib/personalize/engines/models'
import type { Lease, Piece, Progress, Shared, StoredSection } from '@/lib/personalize/shared'

/** The section that a model is sent. */
export function sectionOf({ messages }: CompletionRequest): string {
  return JSON.parse(messages.at(-1)?.content ?? '{}').section
}

type Answer = (section: string, request: CompletionRequest, call: number) => string | ProviderError

/** A model that answers as it is told, in small pieces, and keeps what it was asked. */
export function scripted(answer: Answer = (section) => section) {
  const asked: CompletionRequest[] = []
  const complete: Complete = async function* (request) {
    asked.push(request)
    const text = answer(sectionOf(request), request, asked.length)
    if (text instanceof ProviderError) throw text
    for (const piece of text.match(/[\s\S]{1,40}/g) ?? []) {
      request.signal.throwIfAborted()
      yield piece
    }
    return { prompt: 100, completion: 50 }
  }
  return { complete, asked }
}

/** What readers share, in a Map; `failed` and `finished` hold what became of each key. */
export function sharedInMemory() {
  const finished = new Map<string, StoredSection>()
  const failed: string[] = []
  const running = new Map<string, Piece[]>()
  const shared: Shared = {
    find: async (keys) => keys.map((key) => finished.get(key)).find((section) => section !== undefined),
    discard: async (key) => void finished.delete(key),
    async claim(key): Promise<Lease | undefined> {
      if (running.has(key) || finished.has(key)) return undefined
      const pieces: Piece[] = []
      running.set(key, pieces)
      return {
        released: {},
        add: async (piece) => pieces.push(piece) > 0,
        renew: async () => ({ held: true, wanted: false }),
        async finish(section) {
          finished.set(key, section)
          running.delete(key)
        },
        async fail() {
          failed.push(key)
          running.delete(key)
        },
      }
    },
    async watch(key): Promise<Progress | undefined> {
      const [section, pieces] = [finished.get(key), running.get(key)]
      if (section) {
        const made = Object.entries(section.slots).map(([slot, text]) => ({ slot, text }))
        return { status: 'done', model: section.model, pieces: made }
      }
      return pieces && { status: 'running', pieces }
    },
  }
  return { shared, finished, failed }
}

/** The engine over a scripted model. */
export function engineOver(complete: Complete, means: Partial<GroqMeans> = {}) {
  const names: [string, ...string[]] = means.names ?? ['first']
  const clock = () => 0
  return groqEngine({
    complete,
    names,
    models: knownModels(names, clock),
    budget: openBudget({}, clock),
    shared: sharedInMemory().shared,
    deadline: 20_000,
    renewal: 10_000,
    ...means,
  })
}

export function refusal(status: number | undefined, message = 'No.'): ProviderError {
  return new ProviderError({ check: 'provider', message }, { status })
}
