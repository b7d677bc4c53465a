/** What a careless rewriting does to one place of a text: what it turns, and into what. */
const slips: [kind: string, pattern: RegExp, into: (found: string, text: string) => string[]][] = [
  ['another digit', /(?<![\w.$`\\{,-])\d+(?:\.\d+)?(?![\w.}$`-])/g, (number) => [`${number}7`]],
  [
    'another number of the text',
    /(?<![\w.$`\\{,-])\d+(?:\.\d+)?(?![\w.}$`-])/g,
    (number, text) => others(number, text, /(?<![\w.$`\\{,-])\d+(?:\.\d+)?(?![\w.}$`-])/g),
  ],
  ['another unit', /(?<=\d )(?:ms|cm|mV|[VWANsm])(?![\p{L}/·])/gu, (unit) => [unit === 's' ? 'ms' : `k${unit}`]],
  ['changed code', /(?<=`)[^`\s]+(?=`)/g, (code) => [`${code}2`]],
  ['another code of the text', /`[^`]+`/g, (code, text) => others(code, text, /`[^`]+`/g)],
  ['another formula of the text', /(?<!\\)\$[^$]+\$/g, (formula, text) => others(formula, text, /(?<!\\)\$[^$]+\$/g)],
  ['a link elsewhere', /(?<=\]\()[^)]+/g, () => ['/chapters/elsewhere']],
  ['a lost name', /(?<=[a-z,] )[A-Z][a-z]+(?![\w-])/g, () => ['someone']],
  ['a lost not', /\b(?:is|are|do|may|must|has) not\b/g, (found) => [found.replace(' not', '')]],
  ['a lost cannot', /\bcannot\b/g, () => ['can']],
  ['a lost no', /\b[Nn]o\b/g, () => ['a']],
  ['a lost nothing', /\b[Nn]othing\b/g, () => ['something']],
  ['a lost never', /\b[Nn]ever\b ?/g, () => ['']],
  ['a lost must', /\bmust\b ?/g, () => ['']],
  ['a lost only', /\b[Oo]nly\b ?/g, () => ['']],
  ['a lost without', /\bwithout\b/g, () => ['with']],
  [
    'another count',
    /\b(?:two|three|four|five|ten|eleven)(?= \p{Ll}{4})/gu,
    (count) => [count === 'two' ? 'three' : 'two'],
  ],
]

function others(found: string, text: string, pattern: RegExp): string[] {
  return [...new Set(text.match(pattern))].filter((other) => other !== found)
}

/** The text with one slip, in every place that it could be made. */
export function slipsIn(text: string): { kind: string; text: string; at: string }[] {
  return slips.flatMap(([kind, pattern, into]) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) =>
      into(found, text).map((other) => ({
        kind,
        text: text.slice(0, index) + other + text.slice(index + found.length),
        at: `${text.slice(Math.max(0, index - 30), index)}[${found}→${other}]${text.slice(index + found.length).slice(0, 20)}`,
      })),
    ),
  )
}
