import type { EngineName } from '@/lib/personalize/events'

type Settings = { groq?: { model: string }; personalize: { modelCalls: boolean } }

/** What answers readers by these settings. Without a key, or with model calls off, it is the editorial engine. */
export function engineNameOf({ groq, personalize }: Settings): EngineName {
  return groq && personalize.modelCalls ? { name: 'groq', model: groq.model } : { name: 'editorial' }
}
