/**
 * What of one text another keeps, leaves out and adds: paragraph by paragraph, and word by word in those that are alike.
 * Plain, so that it runs in a page as well. Every paragraph ends with an empty line.
 * @param {Pick<typeof import('diff'), 'diffArrays' | 'diffWordsWithSpace'>} diff
 * @param {string} before
 * @param {string} after
 * @returns {{ text: string, only?: 'before' | 'after' }[]}
 */
export function wordRuns({ diffArrays, diffWordsWithSpace }, before, after) {
  const paragraphs = (text) => text.split('\n\n').map((each) => `${each}\n\n`)
  const changes = diffArrays(paragraphs(before), paragraphs(after))
  return changes.flatMap(({ value, added, removed }, place) => {
    if (removed && changes[place + 1]?.added) return pairs(value, changes[place + 1].value)
    if (added && changes[place - 1]?.removed) return []
    return [{ text: value.join(''), ...((added || removed) && { only: added ? 'after' : 'before' }) }]
  })

  /** Paragraphs that were replaced: those that are alike are told apart by their words, the others as a whole. */
  function pairs(gone, come) {
    const left = [...come]
    const runs = gone.flatMap((one) => {
      const alike = left.map((other) => words(one, other))
      const found = alike.findIndex((each) => isAlike(each))
      if (found < 0) return [{ text: one, only: 'before' }]
      return [
        ...left
          .splice(0, found + 1)
          .slice(0, -1)
          .map((text) => ({ text, only: 'after' })),
        ...alike[found],
      ]
    })
    return [...runs, ...left.map((text) => ({ text, only: 'after' }))]
  }

  function words(one, other) {
    // Texts further apart than this tell nothing by their difference.
    const runs = diffWordsWithSpace(one, other, { maxEditLength: 1000 }) ?? []
    return runs.map(({ value, added, removed }) => ({
      text: value,
      ...((added || removed) && { only: added ? 'after' : 'before' }),
    }))
  }

  /** Whether half of the letters of the longer one are in both. */
  function isAlike(runs) {
    const letters = (which) =>
      runs.reduce((sum, { text, only }) => (which(only) ? sum + text.replace(/\W/g, '').length : sum), 0)
    const [shared, gone, come] = [
      letters((only) => !only),
      letters((only) => only !== 'after'),
      letters((only) => only !== 'before'),
    ]
    return shared > 0 && shared * 2 >= Math.max(gone, come)
  }
}
