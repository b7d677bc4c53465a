import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { themeScript } from '../lib/theme.mjs'

const theme = `<script>${themeScript}</script>`
const charset = /<head>(?:<meta charset="utf-8"\/?>)?/i
const upright = /<link rel="preload"[^>]* as="font"[^>]*>/
const inItalics = /<(?:em|i|cite|dfn)[ >]|class="[^"]*\bitalic\b/

/**
 * Puts the head of a page into the order in which a browser needs it. The script that sets the theme goes before the
 * styles: behind them it waits until they have come, and the whole page waits with it. Where a word stands in italics,
 * that font is asked for with the upright one: coming later, it makes all lines be set a second time. And a browser waits
 * with its first paint for what that paint shows: half a table has other columns, half a header other gaps.
 * @param {string} html a page as Next writes it
 * @param {string} [italic] the address of the italic
 * @returns {string}
 */
export function orderHead(html, italic) {
  const early = html.includes(theme) ? html.replace(theme, '').replace(charset, (start) => start + theme) : html
  const waiting = early.replace(charset, (start) => start + expectation(html))
  if (!italic || !inItalics.test(html)) return waiting
  return waiting.replace(
    upright,
    (link) => `${link}<link rel="preload" href="${italic}" as="font" crossorigin="" type="font/woff2"/>`,
  )
}

/** Of a chapter, as far as it is set at once; of another page, all. A browser that does not know this paints as it reads. */
function expectation(html) {
  const later = html.indexOf('<div class="later')
  const id = later < 0 ? 'main' : / id="([^"]+)"/.exec(html.slice(later))?.[1]
  return html.includes(` id="${id}"`) ? `<link rel="expect" href="#${id}" blocking="render"/>` : ''
}

/** The address of the italic that the styles of a build name, if they do. @param {string} folder where the build lies */
export function italicIn(folder) {
  const chunks = join(folder, 'static/chunks')
  for (const name of readdirSync(chunks).filter((each) => each.endsWith('.css'))) {
    const [, file] =
      /\/media\/(literata-plain-italic[^"')]*\.woff2)/.exec(readFileSync(join(chunks, name), 'utf8')) ?? []
    if (file) return `/_next/static/media/${file}`
  }
}
