import { openBudget } from '@/lib/personalize/engines/budget'
import { type Complete, type CompletionRequest, ProviderError } from '@/lib/personalize/engines/completion'
import { type GroqMeans, groqEngine } from '@/lib/personalize/engines/groq'
import { knownModels } from '@/lib/personalize/engines/models'
import { sharedInMemory } from './shared'

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
