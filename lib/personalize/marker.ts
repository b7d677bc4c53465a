/** The text between two markers: `gap` 0 stands before the first marker. `final` where the completion ended with it. */
export type Gap = { gap: number; text: string; final: boolean }

/** The markers of a completion are not those of its prompt. */
export class MarkerError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MarkerError'
  }
}

// Models escape, quote or capitalise a marker now and then; alone on its line it is still the same one.
const marker = /^\s*`{0,3}\s*\\?\[\\?\[\s*block\s*:\s*(\d{1,4})\s*\\?\]\\?\]\s*`{0,3}\s*$/i
const longestMarker = 80
const mostBuffered = 60_000

/**
 * Cuts a completion at its markers as the pieces come. A gap is handed on when the marker after it has arrived whole;
 * the last one when the pieces end, which says nothing about whether the completion is complete.
 * @throws {MarkerError} where a marker is missing, repeated or out of order, or a gap grows without end
 */
export async function* splitAtMarkers(pieces: AsyncIterable<string>, markers: number): AsyncGenerator<Gap> {
  let [gap, text, rest] = [0, '', '']
  const take = (line: string): Gap | undefined => {
    // Its expression would go over a long run of blanks again and again.
    const found = line.length <= longestMarker ? marker.exec(line) : null
    if (!found) {
      text += `${line.replace(/\r$/, '')}\n`
      return undefined
    }
    if (Number(found[1]) !== gap + 1) throw new MarkerError(`expected marker ${gap + 1}, found ${found[1]}`)
    const complete = { gap, text: text.trim(), final: false }
    gap += 1
    text = ''
    return complete
  }
  for await (const piece of pieces) {
    const [end = '', ...lines] = piece.split('\n')
    rest += end
    for (const line of lines) {
      const complete = take(rest)
      if (complete) yield complete
      rest = line
    }
    if (rest.length + text.length > mostBuffered) throw new MarkerError('the text between two markers is too long')
  }
  // A marker alone at the end needs no newline after it to be one.
  const complete = take(rest)
  if (complete) yield complete
  if (gap !== markers) throw new MarkerError(`${markers - gap} of ${markers} markers are missing`)
  yield { gap, text: text.trim(), final: true }
}
