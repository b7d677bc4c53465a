type Range = { type: string; subtype: string; q: number }

/**
 * Chooses among media types by an Accept header (RFC 9110 §12.5.1): the highest quality, then the first offered.
 * @param offered in the order of our own preference
 * @returns undefined where none is acceptable
 */
export function chooseType<T extends string>(accept: string | null, offered: readonly T[]): T | undefined {
  const ranges = (accept?.trim() || '*/*').split(',').map(rangeOf)
  let best: { type: T; q: number } | undefined
  for (const type of offered) {
    const q = qualityOf(type, ranges)
    if (q > (best?.q ?? 0)) best = { type, q }
  }
  return best?.type
}

function rangeOf(text: string): Range {
  const [media = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const [type = '', subtype = ''] = media.split('/')
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  const q = quality ? Number(quality.slice(2)) : 1
  return { type, subtype, q: q >= 0 && q <= 1 ? q : 0 }
}

// The most specific range that covers a type decides.
function qualityOf(media: string, ranges: Range[]): number {
  const [type, subtype] = media.split('/')
  const exact = ranges.find((range) => range.type === type && range.subtype === subtype)
  const half = ranges.find((range) => range.type === type && range.subtype === '*')
  const any = ranges.find((range) => range.type === '*' && range.subtype === '*')
  return (exact ?? half ?? any)?.q ?? 0
}
