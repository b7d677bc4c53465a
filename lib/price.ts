/** Dollars for a million tokens, read and written, as the provider listed them in November 2026. */
const prices: Record<string, readonly [number, number]> = {
  'openai/gpt-oss-120b': [0.15, 0.6],
  'openai/gpt-oss-20b': [0.075, 0.3],
  'qwen/qwen3.6-27b': [0.6, 3],
}

export function priceOf(model: string): readonly [number, number] | undefined {
  return Object.hasOwn(prices, model) ? prices[model] : undefined
}
