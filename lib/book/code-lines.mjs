const names = { '++': 'add', '--': 'del', highlight: 'mark', hl: 'mark', focus: 'focus' }
const comment =
  /[^\S\n]*(?:\/\/|#|--|;|%|\/\*|<!--)\s*\[!code (\+\+|--|highlight|hl|focus)(?::(\d+))?\]\s*(?:\*\/|-->)?\s*$/

/**
 * Moves what comments say of the lines of a listing (`// [!code ++]`, `# [!code focus:3]`) into its meta, where the
 * numbers of lines may stand as well: `{2-3} add={4} del={5,6} focus={1}`. A line that is nothing but such a comment
 * goes, and speaks of those below it.
 * @param {import('mdast').Code} node
 */
export function takeNotations(node) {
  const lines = []
  const found = {}
  for (const line of node.value.split('\n')) {
    const said = comment.exec(line)
    const rest = said ? line.slice(0, said.index) : line
    const stays = !said || rest.trim() !== ''
    if (stays) lines.push(rest)
    if (!said) continue
    const first = stays ? lines.length : lines.length + 1
    found[names[said[1]]] ??= []
    found[names[said[1]]].push([first, first + Number(said[2] ?? 1) - 1])
  }
  const meta = Object.entries(found).map(([name, ranges]) => `${name}={${ranges.map(written).join()}}`)
  if (meta.length === 0) return
  node.value = lines.join('\n')
  node.meta = [node.meta, ...meta].filter(Boolean).join(' ')
}

/**
 * What the meta of a listing says of its lines.
 * @returns {Map<number, 'mark' | 'add' | 'del' | 'focus'>} by their numbers, from 1
 * @throws {Error} where it names a line that is not there
 */
export function linesOf(meta, count) {
  const marked = new Map()
  for (const [, name = 'mark', list] of meta
    .replaceAll(/"[^"]*"/g, '')
    .matchAll(/(?:\b(add|del|focus|mark)=)?\{([^}]*)\}/g)) {
    for (const part of list.split(',')) {
      const range = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part)
      const [first, last] = [Number(range?.[1]), Number(range?.[2] ?? range?.[1])]
      if (!range || first < 1 || last < first || last > count)
        throw new Error(`{${list}} names no lines of a listing with ${count}: write {2} or {2-3,5}.`)
      for (let line = first; line <= last; line++) marked.set(line, name)
    }
  }
  return marked
}

function written([first, last]) {
  return first === last ? String(first) : `${first}-${last}`
}
