import type { Piece } from '@/lib/book/search'

/** A text in which the words that were looked for stand out. */
export function Marked({ pieces }: { pieces: Piece[] }) {
  let place = 0
  return pieces.map(({ text, marked }) => {
    place += text.length
    return marked ? <mark key={place}>{text}</mark> : text
  })
}
