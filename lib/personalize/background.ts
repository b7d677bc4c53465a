import { type Level, levels } from '@/lib/book/concepts'
import type { Vocabulary } from '@/lib/book/vocabulary'

type Words = Vocabulary['software']
type Estimate = 0 | 1 | 2 | 3

const numbers: Record<string, number> = {
  half: 0.5,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  few: 3,
  four: 4,
  several: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
}
const amount = String.raw`(\d+(?:[.,]\d+)?|${Object.keys(numbers).join('|')})`
const duration = new RegExp(
  String.raw`\b${amount}\s*\+?\s*(?:or more |of |an? )*(?:-\s*)?(years?|yrs?|decades?|months?|weeks?)\b`,
  'g',
)

const hedge = /\b(?:not (?:much|many|a lot|very)|hardly|barely)\b/
const negation =
  /\b(?:no|not|never|none|nothing|without|zero|neither|nor)\b|n['’]t\b|\b0 (?:years?|yrs?|months?|weeks?)\b/
const addition = /\bnot (?:only|just|merely)\b/
const less = /\b(?:less than|under|below)\s*$/
const little =
  /\b(?:some|little|a bit|basics?|basic|beginner|novice|newbie|hobby|hobbyist|hobbies|tinker\w*|dabbl\w*|learning|student|started|starting|once)\b/
const medium = /\b(?:intermediate|comfortable|competent|decent|solid|regular(?:ly)?)\b/
const great = /\b(?:expert|advanced|senior|professional(?:ly)?|lead|principal|architect|fluent|proficient|phd|career)\b/
const positive = /\b(?:i|know|use|used|work|worked|built|wrote|lots?|much|good|years?|months?)\b/

/**
 * Reads one background: a canonical line (`intermediate; python, ros`) or honest words. Years count, hedges lower,
 * negation is heard; what it does not know it ignores.
 */
export function readBackground(text: string, words: Words): { level: Level; anchors: string[] } {
  const plain = text.normalize('NFKC').toLowerCase().slice(0, 400)
  const said = sentences(plain).flatMap(readSentence(words))
  const anchors = [...new Set(said.flatMap((clause) => clause.anchors))]
  const estimates = said.flatMap(({ estimate }) => (estimate === undefined ? [] : [estimate]))
  return { level: statedLevel(plain) ?? levels[Math.max(...estimates)] ?? 'unknown', anchors }
}

// The form writes the level first and alone; it is then what the reader chose, whatever the sentence after it says.
function statedLevel(text: string): Level | undefined {
  const first = text.split(';', 1)[0]?.trim()
  return levels.find((level) => level === first)
}

function sentences(text: string): string[] {
  return text.split(/[.!?](?=\s|$)|[;\n]|\b(?:but|however|though|although)\b/)
}

function readSentence(words: Words) {
  return (sentence: string): { anchors: string[]; estimate?: Estimate }[] => {
    let denied = false
    return sentence
      .split(/,(?=\s|$)|\band\b/)
      .filter((clause) => clause.trim() !== '')
      .map((clause) => {
        const denies = negation.test(clause.replace(hedge, ' ').replace(addition, ' '))
        // "never used Python, ROS or C" denies the whole list, "no Python, ten years of C" only its beginning.
        denied = denies || (denied && !affirms(clause))
        const anchors = findAnchors(clause, words)
        if (!denied) return { anchors, estimate: estimateOf(clause, anchors, words) }
        const whole = denies && (anchors.length === 0 || speaksOf(clause, words.noun))
        return { anchors: [], estimate: whole && !great.test(clause) && !little.test(clause) ? 0 : undefined }
      })
  }
}

function affirms(clause: string): boolean {
  return [little, medium, great, positive].some((words) => words.test(clause))
}

function estimateOf(clause: string, anchors: string[], words: Words): Estimate | undefined {
  const years = yearsIn(clause)
  const lowered = little.test(clause) || hedge.test(clause)
  if (years !== undefined) {
    const level = years < 1 ? 1 : years < 5 ? 2 : 3
    return lowered && level > 1 ? ((level - 1) as Estimate) : level
  }
  if (lowered) return 1
  if (great.test(clause)) return 3
  if (medium.test(clause)) return 2
  return anchors.length > 0 || speaksOf(clause, words.noun) ? 2 : undefined
}

function yearsIn(clause: string): number | undefined {
  const spans = [...clause.matchAll(duration)].map(({ 1: count = '', 2: unit = '', index }) => {
    const most = numbers[count] ?? Number(count.replace(',', '.'))
    const value = less.test(clause.slice(0, index)) ? most * 0.99 : most
    if (unit.startsWith('decade')) return value * 10
    if (unit.startsWith('month')) return value / 12
    return unit.startsWith('week') ? value / 52 : value
  })
  return spans.length > 0 ? Math.max(...spans) : undefined
}

function findAnchors(clause: string, words: Words): string[] {
  const found = words.anchors.flatMap(({ id, label, aliases }) => {
    const places = [id, label, ...aliases].map((name) => placeOf(clause, name)).filter((place) => place >= 0)
    return places.length > 0 ? [{ id, place: Math.min(...places) }] : []
  })
  return found.sort((a, b) => a.place - b.place).map(({ id }) => id)
}

function speaksOf(clause: string, nouns: string[]): boolean {
  return nouns.some((noun) => placeOf(clause, noun) >= 0)
}

/** Where a name stands as a whole word, or -1; `c` is not found in `c++`, nor `ros` in `microscope`. */
function placeOf(clause: string, name: string): number {
  const wanted = name.toLowerCase()
  for (let at = clause.indexOf(wanted); at >= 0; at = clause.indexOf(wanted, at + 1)) {
    const before = clause[at - 1] ?? ' '
    const after = clause[at + wanted.length] ?? ' '
    const more = clause[at + wanted.length + 1] ?? ' '
    const ends = !/[\p{L}\p{N}+#]/u.test(after) && !(after === '.' && /\p{L}/u.test(more))
    if (!/[\p{L}\p{N}.]/u.test(before) && ends) return at
  }
  return -1
}
