import { fileURLToPath } from 'node:url'

const local = (name) => fileURLToPath(new URL(name, import.meta.url))

/**
 * The plugins of a chapter, in order. Names and absolute paths rather than functions, since Turbopack hands them to
 * its loaders as data. Next, vitest and the scripts all take them from here.
 */
export const remarkPlugins = [
  'remark-frontmatter',
  'remark-gfm',
  'remark-math',
  local('./remark-prepare.mjs'),
  local('./remark-slots.mjs'),
]

/**
 * In their place where a page is compiled: what was read of a chapter when the book was gathered is not read again.
 */
export const pagePlugins = [local('./remark-read.mjs')]

export const rehypePlugins = [
  local('./rehype-figure.mjs'),
  local('./rehype-image.mjs'),
  local('./rehype-code.mjs'),
  ['rehype-katex', { output: 'mathml' }],
  local('./rehype-formula.mjs'),
  local('./rehype-wide.mjs'),
  local('./rehype-together.mjs'),
  local('./rehype-later.mjs'),
  local('./rehype-set.mjs'),
]

let loaded

/** The same lists as functions, for whoever compiles a chapter without Next. */
export function loadPlugins() {
  loaded ??= Promise.all([remarkPlugins, rehypePlugins].map((list) => Promise.all(list.map(load)))).then(
    ([remark, rehype]) => ({ remarkPlugins: remark, rehypePlugins: rehype }),
  )
  return loaded
}

async function load(entry) {
  const [name, options] = Array.isArray(entry) ? entry : [entry]
  const { default: plugin } = await import(name)
  return options ? [plugin, options] : plugin
}
