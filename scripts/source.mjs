/**
 * A function as a script of a page holds it: without what is there for its readers alone.
 * @param {Function} run takes nothing from around it
 * @returns {string} an expression
 */
export function sourceOf(run) {
  return `(${String(run).replaceAll(/\n\s*(?:\/\/.*\n\s*)*/g, '\n')})`
}
