/** What the form asks about one domain. */
export type Answers = {
  /** Undefined until one is chosen. */
  level?: ReaderLevel
  /** Ids of anchors, in the vocabulary's order. */
  anchors: string[]
  /** A sentence in the reader's own words. */
  words: string
}

export const readerLevels = ['none', 'beginner', 'intermediate', 'expert'] as const
export type ReaderLevel = (typeof readerLevels)[number]

/** Longest background that is kept. */
export const longestBackground = 400

/** The line the answers are kept as: `intermediate; python, ros; five years of it`. */
export function backgroundLine({ level, anchors, words }: Answers): string {
  return [level, anchors.join(', '), words.replace(/\s+/g, ' ').trim()].filter(Boolean).join('; ')
}

/**
 * The answers in a line that is kept. One that no form wrote is all the reader's own words.
 * @param known ids of the domain's anchors
 */
export function answersOf(line: string, known: string[]): Answers {
  const [first = '', second = '', ...rest] = line.split(';').map((part) => part.trim())
  const level = readerLevels.find((each) => each === first)
  if (!level) return { anchors: [], words: line }
  const named = second.split(',').map((name) => name.trim())
  const areAnchors = named.every((name) => known.includes(name))
  const anchors = areAnchors ? known.filter((id) => named.includes(id)) : []
  return { level, anchors, words: (areAnchors ? rest : [second, ...rest]).filter(Boolean).join('; ') }
}
