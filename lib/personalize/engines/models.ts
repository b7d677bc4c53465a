import type { ProviderError } from './completion'

/** What is known of the provider's models: which may be asked, and which are left alone for a while, and why. */
export type Models = {
  /** Those that may be asked now, in order of preference. */
  available(): string[]
  /** Notes what a call came to. */
  note(model: string, outcome: 'answered' | ProviderError): void
  /** What is wrong at the moment, in a line for people. */
  trouble(): string | undefined
}

const minute = 60_000
/** A model that is gone is asked again after this; a key that is refused after that. Milliseconds. */
const goneFor = 10 * minute
const refusedFor = 5 * minute

/** @param now milliseconds on a clock that only goes forward */
export function knownModels(models: string[], now: () => number): Models {
  const goneUntil = new Map<string, number>()
  let refusedUntil = Number.NEGATIVE_INFINITY
  let last: string | undefined
  return {
    available() {
      if (now() < refusedUntil) return []
      return models.filter((model) => now() >= (goneUntil.get(model) ?? Number.NEGATIVE_INFINITY))
    },
    note(model, outcome) {
      if (outcome === 'answered') {
        last = undefined
        return
      }
      const { status, code } = outcome
      if (status === 401 || status === 403) refusedUntil = now() + refusedFor
      if (isGone(status, code)) goneUntil.set(model, now() + goneFor)
      last = `${model}: ${outcome.message}`
    },
    trouble() {
      if (now() < refusedUntil) return 'The provider refuses the key; no model is asked for five minutes.'
      const gone = models.filter((model) => now() < (goneUntil.get(model) ?? Number.NEGATIVE_INFINITY))
      return gone.length > 0 ? `Not to be had: ${gone.join(', ')}.` : last
    },
  }
}

function isGone(status: number | undefined, code: string | undefined): boolean {
  return status === 404 || (status === 400 && code === 'model_decommissioned')
}
