/**
 * What became of things that are said several times. One of them may be said once less or once more; none may go, come
 * from nowhere, fade to less than half, be said over and over, or stand in another's place.
 * @param known what may come in besides the old
 */
export function findChange(name: string, old: string[], fresh: string[], known: string[]): string | undefined {
  const [before, after, more] = [old, fresh, known].map(tally)
  if (!before || !after || !more) throw new Error('every list has a tally')
  const items = [...new Set([...before.keys(), ...after.keys()])]
  const [was, is] = [(item: string) => before.get(item) ?? 0, (item: string) => after.get(item) ?? 0]
  const lost = items.find((item) => is(item) * 2 < was(item))
  if (lost !== undefined) return is(lost) === 0 ? `lost ${name}: ${lost}` : `says ${name} too seldom: ${lost}`
  const added = items.find((item) => was(item) === 0 && !more.has(item))
  if (added !== undefined) return `added ${name}: ${added}`
  const repeated = items.find((item) => is(item) > Math.max(was(item), more.get(item) ?? 0) * 2 + 2)
  if (repeated !== undefined) return `says ${name} again and again: ${repeated}`
  const [less, ...others] = items.filter((item) => is(item) !== was(item))
  const [one, other] = others.length === 1 ? [less, others[0]] : []
  if (one === undefined || other === undefined || is(one) + is(other) !== was(one) + was(other)) return undefined
  const [gone, come] = is(one) < was(one) ? [one, other] : [other, one]
  return `put ${name} in another’s place: ${come} for ${gone}`
}

function tally(items: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}
