import { z } from 'zod'

/** A generated section as it is kept: the verified text of each rewritten slot, and what it cost. */
export const StoredSection = z.object({
  model: z.string(),
  slots: z.record(z.string(), z.string()),
  promptTokens: z.number(),
  completionTokens: z.number(),
})
export type StoredSection = z.infer<typeof StoredSection>

/** What readers share: sections under the hash of the exact prompt and model that made them. Nothing is ever changed. */
export interface Shared {
  find(key: string): Promise<StoredSection | undefined>
  store(key: string, section: StoredSection): Promise<void>
}
