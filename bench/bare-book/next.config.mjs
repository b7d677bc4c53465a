import createMDX from '@next/mdx'

const code = new URL('./book/rehype-code.mjs', import.meta.url).pathname

/** The least a book is in Next: its chapters as MDX, highlighted when it is built. */
export default createMDX({ options: { remarkPlugins: ['remark-frontmatter', 'remark-gfm'], rehypePlugins: [code] } })({
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
})
