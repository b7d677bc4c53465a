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

export const rehypePlugins = [
  local('./rehype-figure.mjs'),
  local('./rehype-image.mjs'),
  local('./rehype-code.mjs'),
  ['rehype-katex', { output: 'mathml' }],
  local('./rehype-formula.mjs'),
  local('./rehype-wide.mjs'),
  local('./rehype-set.mjs'),
]

/** The same lists as functions, for whoever compiles a chapter without Next. */
export async function loadPlugins() {
  return {
    remarkPlugins: await Promise.all(remarkPlugins.map(load)),
    rehypePlugins: await Promise.all(rehypePlugins.map(load)),
  }
}

async function load(entry) {
  const [name, options] = Array.isArray(entry) ? entry : [entry]
  const { default: plugin } = await import(name)
  return options ? [plugin, options] : plugin
}
