/** A name that is not written as the book writes it, and where in the text. */
export type Misspelt = { found: string; name: string; index: number }

/** @param names of products and people, as the book writes them */
export function openSpelling(names: string[]): (text: string) => Misspelt[] {
  const patterns = names.map((name) => ({ name, pattern: patternOf(name) }))
  return (text) =>
    patterns.flatMap(({ name, pattern }) =>
      [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => (found === name ? [] : [{ found, name, index }])),
    )
}

// The same letters, whatever their case and whatever stands between the words.
function patternOf(name: string): RegExp {
  const words = name.split(/[ -]/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}_./@-])${words.join('[ -]?')}(?![\\p{L}\\p{N}_]|\\.\\p{L}|-\\p{L})`, 'giu')
}
