import { EXIT, visit } from 'unist-util-visit'

const pushed = '<script>self.__next_f.push([1,'
const ended = '])</script>'
/** Stands for what is left out. A page that has it among its words stays as it is. */
const mark = '¤'
/** What is shorter is not worth a mark. Characters. */
const least = 24
/** Rows of React's record that say their length in bytes and are no text: none is expected. */
const binary = /^[AOobUSsLlGgMmV]/

/**
 * A chapter's page with its words sent once. A page holds them as markup and again in React's record of it, which is more
 * than half of its weight. Here the record refers to the markup instead, and a script fills it in from the page before
 * React reads it. Where something else has changed the page by then, an extension of the browser for one, so that it has
 * another number of elements or letters, the page is asked for once more and read as it was sent.
 * @param {string} html a page as Next writes it
 * @param {import('hast').Root} tree what it says, each element with its place in it
 * @returns {{ start: number, end: number, script: string } | undefined} the script that goes into the place of the
 *   record's, and where those stand; undefined for a page that stays as it is
 * @throws {Error} where the record has a row of a kind that is not known
 */
export function sentOnce(html, tree) {
  const article = articleIn(tree)
  const record = article && recordIn(html)
  if (!record || record.text.includes(mark)) return undefined
  const { places, elements, length } = placesIn(html, article)
  const short = [...rowsOf(Buffer.from(record.text))].map((row) => shortened(row, places)).join('')
  // What reads the record asks for its words as it begins: once, and as a rule after the page was painted.
  const script = `self.__next_f.push({0:1,get 1(){return(${restore})(${literal(short)},${elements},${length})}})`
  return { start: record.start, end: record.end, script }
}

function articleIn(tree) {
  let article
  visit(tree, { tagName: 'article' }, (node) => {
    article = node
    return EXIT
  })
  return article
}

/** React's record of a page, and where its scripts stand; undefined where they do not follow each other. */
function recordIn(html) {
  const start = html.indexOf(pushed)
  if (start < 0) return undefined
  const parts = []
  let end = start
  while (html.startsWith(pushed, end)) {
    const close = html.indexOf(ended, end)
    parts.push(JSON.parse(html.slice(end + pushed.length, close)))
    end = close + ended.length
  }
  return html.includes(pushed, end) ? undefined : { text: parts.join(''), start, end }
}

/**
 * Where each run of markup and each text stands, by what it is: within which of the article's elements, and for a text,
 * which of its nodes it is.
 */
function placesIn(html, article) {
  const places = new Map()
  const numbers = new Map()
  let length = 0
  visit(article, (node, index, parent) => {
    if (node.type === 'text') {
      length += node.value.length
      // A text goes before the markup that reads like it: a browser writes some of its letters otherwise in markup.
      if (node.value.length >= least && parent !== article)
        places.set(node.value, `${mark}${numbers.get(parent)}.${index};`)
    }
    if (node.type !== 'element' || node === article) return
    const { opening, closing } = node.data.position
    const inner = closing ? html.slice(opening.end.offset, closing.start.offset) : ''
    if (inner.length >= least && !places.has(inner)) places.set(inner, `${mark}${numbers.size};`)
    numbers.set(node, numbers.size)
  })
  return { places, elements: numbers.size, length }
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
  const line = text.replace(/"(?:[^"\\]+|\\.)*"/g, (quoted) => {
    const place = quoted.length >= least && places.get(JSON.parse(quoted))
    return place ? `"${place}"` : quoted
  })
  return start + line
}

/** As a script of the page may hold it. */
function literal(text) {
  const escaped = { '<': '\\u003c', '\u2028': '\\u2028', '\u2029': '\\u2029' }
  return JSON.stringify(text).replace(/[<\u2028\u2029]/g, (sign) => escaped[sign])
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
