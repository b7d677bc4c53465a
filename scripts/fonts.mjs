import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { main, root } from './setup.mjs'

const source = join(root, 'node_modules/@fontsource-variable/literata')
const target = join(root, 'app/_ui/fonts')

// The axes that the pages use: weights of text to headings, and optical sizes from the smallest text to the cover.
const weights = { min: 400, max: 650 }
const sizes = { min: 12, max: 72 }

/** What the styles switch on, and what puts marks where they belong. */
const features = ['ccmp', 'kern', 'liga', 'mark', 'pnum', 'rvrn', 'tnum']

const styles = [
  { style: 'normal', file: 'opsz-normal', axes: { wght: weights, opsz: sizes } },
  { style: 'italic', file: 'wght-italic', axes: { wght: weights } },
]

// What nearly every page in English is made of, names of its neighbours too; each other part is fetched where one of its
// letters stands.
const plain =
  'U+20-7E,U+A0,U+AD,U+B0-B2,U+B5,U+B7,U+C4,U+D6-D7,U+DC,U+DF,U+E1,U+E4,U+E9,U+F6,U+FC,U+2009,U+200B,U+2013-2014,U+2018-2019,U+201C-201D,U+2026,U+202F,U+2212'

/** npm run fonts: cuts the text face into the files and rules that the pages are sent. */
await main(async () => {
  const ranges = JSON.parse(readFileSync(join(source, 'unicode.json'), 'utf8'))
  const parts = Object.entries(ranges).map(([part, range]) => ({ part, from: part, range: without(range, plain) }))
  const rules = []
  for (const { style, file, axes } of styles)
    for (const { part, from, range } of [{ part: 'plain', from: 'latin', range: plain }, ...parts]) {
      const name = `literata-${part}-${style}.woff2`
      const font = readFileSync(join(source, `files/literata-${from}-${file}.woff2`))
      const text = String.fromCodePoint(...pointsOf(range))
      const options = { targetFormat: 'woff2', keepFeatures: features, variationAxes: axes, noHinting: true }
      writeFileSync(join(target, name), await subsetFont(font, text, options))
      // The first of all is every page's, and is named in `fonts.ts`, where it is asked for ahead.
      if (part !== 'plain' || style !== 'normal') rules.push(rule(name, style, range))
    }
  writeFileSync(join(target, 'literata.css'), `/* Made by \`npm run fonts\`. */\n${rules.join('\n')}`)
  copyFileSync(join(source, 'LICENSE'), join(target, 'LICENSE'))
})

function rule(name, style, range) {
  return `
@font-face {
  font-family: "Literata Parts";
  font-style: ${style};
  font-weight: ${weights.min} ${weights.max};
  font-display: swap;
  src: url("./${name}") format("woff2");
  unicode-range: ${range.replaceAll(',', ', ')};
}
`.trimStart()
}

/** The points of one range that are not of another, as a range. */
function without(range, other) {
  const others = new Set(pointsOf(other))
  const left = pointsOf(range).filter((point) => !others.has(point))
  const runs = []
  for (const point of left) {
    const last = runs.at(-1)
    if (last?.to === point - 1) last.to = point
    else runs.push({ from: point, to: point })
  }
  const hex = (point) => point.toString(16).toUpperCase()
  return runs.map(({ from, to }) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',')
}

function pointsOf(range) {
  return range.split(',').flatMap((each) => {
    const [from, to = from] = each
      .trim()
      .slice(2)
      .split('-')
      .map((point) => Number.parseInt(point, 16))
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}
