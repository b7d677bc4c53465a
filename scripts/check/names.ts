/** A name that is not written as the book writes it, and where in the text. */
export type Misspelt = { found: string; name: string; index: number }

/** @param names of products and people, as the book writes them */
export function openSpelling(names: string[]): (text: string) => Misspelt[] {
  const patterns = names.map((name) => ({ name, word: longestOf(name), pattern: patternOf(name) }))
  return (text) => {
    const folded = fold(text)
    return patterns.flatMap(({ name, word, pattern }) => {
      // Most texts hold few names, and a pattern takes ten times as long to say so.
      if (!folded.includes(word)) return []
      return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) =>
        found === name ? [] : [{ found, name, index }],
      )
    })
  }
}

// As the patterns do and more: ſ is an s too, and ẞ is ss.
function fold(text: string): string {
  return text.toLowerCase().toUpperCase()
}

function longestOf(name: string): string {
  const [longest = ''] = name.split(/[ -]/).sort((a, b) => b.length - a.length)
  return fold(longest)
}

// The same letters, whatever their case and whatever stands between the words.
function patternOf(name: string): RegExp {
  const words = name.split(/[ -]/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}_./@-])${words.join('[ -]?')}(?![\\p{L}\\p{N}_]|\\.\\p{L}|-\\p{L})`, 'giu')
}
