import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstScript } from '../lib/first.mjs'
import { sourceOf } from './source.mjs'

const inEach = `<script>${firstScript}</script>`
const charset = /<head>(?:<meta charset="utf-8"\/?>)?/i
const stylesheet = /<link rel="stylesheet"[^>]*>/g
const upright = /<link rel="preload"[^>]* as="font"[^>]*>/
const script = /<script src="([^"]+)" async=""><\/script>/g
const scriptAhead = /<link rel="preload"[^>]* as="script"[^>]*>/g
const inItalics = /<(?:em|i|cite|dfn)[ >]|class="[^"]*\bitalic\b/

/**
 * Puts the head of a page into the order in which a browser needs it. The styles come first, for nothing is painted without
 * them; before them only scripts that stand in the page, which would wait until they have come, and the whole page with them.
 * Where a word that is set at once stands in italics, that font is asked for with the upright one: coming later, it makes
 * all lines be set a second time. And a browser waits with its first paint for what that paint shows: half a table has
 * other columns, half a header other gaps. Scripts draw nothing of a page, so one in it asks for them once all of it
 * was read, which is when its styles are there.
 * @param {string} html a page as Next writes it
 * @param {string} [italic] the address of the italic
 * @returns {string}
 */
export function orderHead(html, italic) {
  const end = html.indexOf('</head>')
  const [head, rest] = [html.slice(0, end), html.slice(end)]
  const styles = (head.match(stylesheet) ?? []).join('')
  const ours = head.includes(inEach) ? inEach : ''
  const first = expectation(html) + ours + asking(html) + styles
  const ordered =
    head
      .replaceAll(stylesheet, '')
      .replaceAll(scriptAhead, '')
      .replaceAll(script, '')
      .replace(ours, '')
      .replace(charset, (start) => start + first) + rest.replaceAll(script, '')
  if (!italic || !inItalics.test(html.slice(0, laterIn(html)))) return ordered
  return ordered.replace(
    upright,
    (link) => `${link}<link rel="preload" href="${italic}" as="font" crossorigin="" type="font/woff2"/>`,
  )
}

function asking(html) {
  const names = [...html.matchAll(script)].map(([, name]) => name)
  return names.length > 0 ? `<script data-scripts="${names.join(' ')}">${sourceOf(askForScripts)}()</script>` : ''
}

/** Runs in the page. React looks for a script by its address and that it is `async`, before it asks for one itself. */
function askForScripts() {
  const names = document.currentScript.dataset.scripts.split(' ')
  const ask = () => {
    for (const src of names.splice(0))
      document.head.append(Object.assign(document.createElement('script'), { src, async: true }))
  }
  addEventListener('DOMContentLoaded', () => {
    const [way] = performance.getEntriesByType('navigation')
    // What a network takes goes by while lines are set. Where it takes nothing, scripts would only disturb the first paint.
    if (way.responseStart - way.requestStart > 40) return ask()
    new PerformanceObserver(ask).observe({ type: 'paint', buffered: true })
    setTimeout(ask, 300)
  })
}

/** Of a chapter, as far as it is set at once; of another page, all. A browser that does not know this paints as it reads. */
function expectation(html) {
  const later = laterIn(html)
  const id = later === undefined ? 'main' : / id="([^"]+)"/.exec(html.slice(later))?.[1]
  return html.includes(` id="${id}"`) ? `<link rel="expect" href="#${id}" blocking="render"/>` : ''
}

/** Where that begins which is set once the reader is near, if a page has such a part. */
function laterIn(html) {
  const later = html.indexOf('<div class="later')
  return later < 0 ? undefined : later
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
