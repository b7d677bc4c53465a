/** The slug that a mistyped address most likely meant; undefined where none comes near. */
export function nearestTo(path: string, slugs: string[]): string | undefined {
  const asked = (path.split('/').filter(Boolean).at(-1) ?? '')
    .toLowerCase()
    .replace(/\.\w+$/, '')
    .replace(/^\d+-/, '')
  const ranked = slugs.map((slug) => ({ slug, far: distance(asked, slug) / Math.max(asked.length, slug.length) }))
  const [nearest] = ranked.sort((a, b) => a.far - b.far)
  if (nearest && nearest.far <= 0.4) return nearest.slug
  return asked.length > 3 ? slugs.find((slug) => slug.includes(asked) || asked.includes(slug)) : undefined
}

/** How many letters must be put in, taken out or changed to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (let index = 1; index <= other.length; index++) {
      const changed = (row[index - 1] ?? 0) + (other[index - 1] === letter ? 0 : 1)
      next.push(Math.min(changed, (row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
