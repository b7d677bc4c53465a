// What verification reads from plain text: the words that carry facts.

const prefixed = '[kMGTcdmµμunp]?(?:Hz|rad|bits?|mol|Pa|Wh|Ah|Nm|s|m|g|V|A|W|N|J|F|H|K|T|Ω|B)'
const unit = `(?:%|‰|°[CF]?|rpm|min|h|baud|dB|px|${prefixed})`
const quantity = new RegExp(
  String.raw`(?<![\p{L}\d])[-+−]?\d+(?:[.,]\d+)*(?:\s?${unit}[²³]?(?:\/${unit}[²³]?)?(?![\p{L}\d]))?`,
  'gu',
)

const whole = new RegExp(`^${quantity.source}$`, 'u')

/** The numbers of a text, each with the unit that follows it: "9.81m/s²", "20kHz", "5%". */
export function numbersIn(text: string): string[] {
  return [...text.matchAll(quantity)].map(([number]) => number.replace(/\s/g, '').replace('−', '-'))
}

const word = /[\p{L}\d][\p{L}\d+#]*(?:[-./][\p{L}\d]+)*/gu
const opens = /(?:^|[.!?:;…]["”’')\]]*\s+|["“‘(]\s*|\n\s*)$/u

/**
 * The names of a text: part numbers and versions ("MPU-6050", "C++17"), acronyms, and capitalised words that do not
 * open a sentence.
 */
export function namesIn(text: string): string[] {
  return [...text.matchAll(word)].flatMap(({ 0: found, index }) => {
    const bare = found.replace(/['’]s$/, '')
    if (bare.length < 2 || /^\d+(?:[.,/-]\d+)*$/.test(bare) || whole.test(bare)) return []
    const mixed = /\p{L}/u.test(bare) && (/\d/.test(bare) || /\p{Lu}.*\p{Lu}/u.test(bare))
    const capital = /^\p{Lu}/u.test(bare) && !opens.test(text.slice(Math.max(0, index - 4), index))
    return mixed || capital ? [bare] : []
  })
}

const polarities = {
  not: /\b(?:not|no|cannot|none|nothing|neither|nor|without)\b|n['’]t\b/giu,
  never: /\bnever\b/giu,
  must: /\bmust\b/giu,
  only: /\bonly\b/giu,
  unless: /\bunless\b/giu,
} as const

/** Which of the words that turn or bind a statement stand in a text. */
export function polaritiesIn(text: string): string[] {
  return Object.entries(polarities).flatMap(([name, pattern]) => (text.match(pattern) ? [name] : []))
}
