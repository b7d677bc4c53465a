import { sourceOf } from './source.mjs'

const pushed = '<script>self.__next_f.push([1,'
const ended = '])</script>'
/** Stands for what is left out. A page that has it among its words stays as it is. */
const mark = '¤'
/** What is shorter is not worth a mark. Characters. */
const least = 24
/** Rows of React's record that say their length in bytes and are no text: none is expected. */
const binary = /^[AOobUSsLlGgMmV]/

/**
 * React's record of a page whose words stand in an article, and where the scripts that hold it stand; undefined where
 * they do not follow each other, or where a mark stands among the words.
 * @param {string} html a page as Next writes it
 * @returns {{ text: string, start: number, end: number } | undefined}
 */
export function recordIn(html) {
  const start = html.indexOf(pushed)
  if (start < 0 || !/<article[ >]/.test(html)) return undefined
  const parts = []
  let end = start
  while (html.startsWith(pushed, end)) {
    const close = html.indexOf(ended, end)
    parts.push(JSON.parse(html.slice(end + pushed.length, close)))
    end = close + ended.length
  }
  const text = parts.join('')
  return html.includes(pushed, end) || text.includes(mark) ? undefined : { text, start, end }
}

/**
 * A script in the place of a record. A page holds its words as markup and again in React's record of it, which is more
 * than half of its weight. Here the record refers to the markup instead, and the script fills it in from the page before
 * React reads it. Where something else has changed the page by then, an extension of the browser for one, so that it has
 * another number of elements or letters, the page is asked for once more and read as it was sent.
 * @param {string} text the record
 * @param {string} html the page without it
 * @param {import('parse5').DefaultTreeAdapterTypes.Element} article its article, with its place in the page
 * @returns {string}
 * @throws {Error} where the record has a row of a kind that is not known
 */
export function restoring(text, html, article) {
  const { places, elements, length } = placesIn(html, article)
  // A row without a number names early what the head asks for already.
  const rows = [...rowsOf(Buffer.from(text))].filter(({ start }) => start !== ':')
  const short = rows.map((row) => shortened(row, places)).join('')
  // What reads the record asks for its words as it begins: once, and as a rule after the page was painted.
  return `self.__next_f.push({0:1,get 1(){return${sourceOf(restore)}(${literal(short)},${elements},${length})}})`
}

/**
 * Where each run of markup and each text stands, by what it is: within which of the article's elements, and for a text,
 * which of its nodes it is.
 */
function placesIn(html, article) {
  const places = new Map()
  let [elements, length] = [0, 0]
  const look = (parent, number) => {
    for (const [index, node] of parent.childNodes.entries()) {
      if (node.nodeName === '#text') {
        length += node.value.length
        // A text goes before the markup that reads like it: a browser writes some of its letters otherwise in markup.
        if (node.value.length >= least && parent !== article) places.set(node.value, `${mark}${number}.${index};`)
      }
      if (!node.tagName) continue
      const { startTag, endTag } = node.sourceCodeLocation
      const inner = endTag ? html.slice(startTag.endOffset, endTag.startOffset) : ''
      if (inner.length >= least && !places.has(inner)) places.set(inner, `${mark}${elements};`)
      look(node, elements++)
    }
  }
  look(article)
  return { places, elements, length }
}

/** The rows of a record: most end with their line, a long text says how many bytes it has. */
function* rowsOf(record) {
  for (let at = 0; at < record.length; ) {
    const colon = record.indexOf(':', at)
    const start = record.toString('utf8', at, colon + 1)
    const kind = String.fromCharCode(record[colon + 1])
    if (binary.test(kind)) throw new Error(`A row of React's record of a page is of a kind that is not known: ${kind}.`)
    const stop = record.indexOf(kind === 'T' ? ',' : '\n', colon)
    const end = kind === 'T' ? stop + 1 + Number.parseInt(record.toString('utf8', colon + 2, stop), 16) : stop + 1
    const text = record.toString('utf8', kind === 'T' ? stop + 1 : colon + 1, end)
    yield { start, isText: kind === 'T', length: record.toString('utf8', colon + 1, stop + 1), text }
    at = end
  }
}

function shortened({ start, isText, length, text }, places) {
  if (isText) return start + (places.has(text) ? `T${places.get(text)}` : length + text)
  const line = withoutNothing(text).replace(/"(?:[^"\\]+|\\.)*"/g, (quoted) => {
    const place = quoted.length >= least && places.get(JSON.parse(quoted))
    return place ? `"${place}"` : quoted
  })
  return start + line
}

/** A row without the properties that React reads as nothing. */
function withoutNothing(row) {
  if (!/^[[{]/.test(row)) return row
  const kept = JSON.stringify(JSON.parse(row), function (_, value) {
    return value === '$undefined' && !Array.isArray(this) ? undefined : value
  })
  return `${kept}\n`
}

/** As a script of the page may hold it: in the quotes of which a record has few, not in those of which it has thousands. */
function literal(text) {
  const written = { '\\"': '"', "'": "\\'", '<': '\\u003c', '\u2028': '\\u2028', '\u2029': '\\u2029' }
  return `'${JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\.|['<\u2028\u2029]/g, (sign) => written[sign] ?? sign)}'`
}

/** Runs in the page. Only what is left out is looked at: a browser makes an object of every node that is. */
function restore(record, elements, length) {
  const textOf = (page) => page.querySelector('article')
  let found = textOf(document).getElementsByTagName('*')
  if (found.length !== elements || textOf(document).textContent.length !== length) {
    // React is about to read: there is no time but now.
    const again = new XMLHttpRequest()
    again.open('GET', location.pathname, false)
    again.send()
    found = textOf(new DOMParser().parseFromString(again.responseText, 'text/html')).getElementsByTagName('*')
  }
  return record.replace(/(["T])¤(\d+)(?:\.(\d+))?;/g, (_, before, at, child) => {
    const text = child ? found[at].childNodes[child].data : found[at].innerHTML
    if (before === '"') return JSON.stringify(text).slice(0, -1)
    return `T${new TextEncoder().encode(text).length.toString(16)},${text}`
  })
}
