import { unit } from '@/lib/book/unit.mjs'

// What verification reads of numbers: each with its unit, in whatever form either is written.

const prefixes = { nano: 'n', micro: 'µ', milli: 'm', centi: 'c', kilo: 'k', mega: 'M', giga: 'G' }
const bases = {
  ...{ second: 's', metre: 'm', meter: 'm', gram: 'g', volt: 'V', ampere: 'A', amp: 'A', watt: 'W', newton: 'N' },
  ...{
    joule: 'J',
    hertz: 'Hz',
    ohm: 'Ω',
    pascal: 'Pa',
    byte: 'B',
    bit: 'bit',
    radian: 'rad',
    minute: 'min',
    hour: 'h',
  },
  ...{ percent: '%', 'per cent': '%', degree: '°' },
}
const symbols = new Map(Object.entries({ ...prefixes, ...bases }))

// "One" is left out: it counts less often than it stands for a noun.
const teens = 'two three four five six seven eight nine ten eleven twelve'.split(' ')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety hundred'.split(' ')
const counts = new Map<string, string>([
  ...teens.map((word, place): [string, string] => [word, String(place + 2)]),
  ...tens.map((word, place): [string, string] => [word, String((place + 2) * 10)]),
  ...Object.entries({ zero: '0', twice: '2', both: '2', double: '2', thousand: '1000', million: '1000000' }),
])

const spelled = String.raw`(${Object.keys(prefixes).join('|')})?(${Object.keys(bases).join('|')})s?( Celsius)?\b`
const spelledUnit = new RegExp(String.raw`(?<=\d)[\s-]?${spelled}`, 'giu')
const spelledWhole = new RegExp(String.raw`\b(${[...counts.keys()].join('|')})[\s-]${spelled}`, 'giu')

const quantity = new RegExp(String.raw`(?<![\p{L}\d])([-+−]?\d+(?:[.,]\d+)*)(?:[\s\-]?(${unit}))?`, 'gu')
const whole = new RegExp(`^${quantity.source}$`, 'u')
const range = /^\s?(?:–|-|to|or)\s?$/

/** The numbers of a text, each with the unit that belongs to it: "9.81m/s²", "20kHz", "5%". */
export function numbersIn(text: string): string[] {
  const plain = plainly(text)
  const found = [...plain.matchAll(quantity)]
  return found.map(({ 0: all, 1: number = '', 2: own, index }, place) => {
    const next = found[place + 1]
    const shared = next && range.test(plain.slice(index + all.length, next.index)) ? next[2] : undefined
    return number.replace('−', '-') + (own ?? shared ?? '').replace('μ', 'µ').replace('⋅', '·')
  })
}

/** A number that is written as a word, in digits: "three" is "3", "twice" is "2". */
export function countOf(word: string): string | undefined {
  return counts.get(word.toLowerCase())
}

/** Whether a word is nothing but a number with its unit: "20ms", "10-bit". */
export function isQuantity(word: string): boolean {
  return /^\d/.test(word) && whole.test(plainly(word))
}

// "1,024" and "1 024" are 1024, "twenty volts" and "20-volt" are 20 V.
function plainly(text: string): string {
  return text
    .replace(/(?<=(?<!\d)\d{1,3})[, \u00a0\u202f](?=\d{3}(?!\d))/gu, '')
    .replace(spelledWhole, (_, count: string, ...unit: (string | undefined)[]) => `${countOf(count)} ${symbolOf(unit)}`)
    .replace(spelledUnit, (_, ...unit: (string | undefined)[]) => ` ${symbolOf(unit)}`)
}

function symbolOf([prefix = '', base = '', celsius]: (string | undefined)[]): string {
  const [scale = '', measure = ''] = [prefix, base].map((word) => symbols.get(word.toLowerCase()))
  return scale + measure + (celsius ? 'C' : '')
}
