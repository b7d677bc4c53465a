import { franc, francAll } from 'franc-min'

/** Less than this says too little of its language. Bytes, so that a sign of Chinese counts as the syllable that it is. */
const least = 60
/** In a sentence of the author's language more of the words are known than this; measured over the whole book. */
const fewKnown = 0.3
/** How like the author's language a sentence of it is at least; those of others stay under 0.8. */
const leastLike = 0.9

/**
 * Finds a sentence that is in another language than the author's. One that repeats words of the author's is never
 * doubted, and neither is a short one.
 * @param author the text that was rewritten
 * @param around more of the author's, since a short text says little of its language
 */
export function findForeign(text: string, author: string, around: string[]): string | undefined {
  const suspect = suspectsIn(text, author)
  if (suspect.length === 0) return undefined
  const own = franc([author, ...around].join('\n'))
  if (own === 'und') return undefined
  return suspect.find((sentence) => {
    const like = francAll(sentence, { minLength: 1 }).find(([language]) => language === own)?.[1] ?? 0
    return like < leastLike
  })
}

function suspectsIn(text: string, author: string): string[] {
  const known = new Set(wordsIn(author))
  return [text, ...text.split(/(?<=[.!?:;])\s+|(?<=[。！？।])|\n+/u)].filter((sentence) => {
    if (Buffer.byteLength(sentence) < least) return false
    const words = wordsIn(sentence)
    return words.filter((word) => known.has(word)).length < words.length * fewKnown
  })
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}
