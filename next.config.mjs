import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_SERVER } from 'next/constants.js'
import { renamedChapters } from './lib/book/renamed.mjs'
import { commonPolicy, dataPolicy, everything, formLimit, security } from './lib/policy.mjs'

/** A page has a dozen files beside it, which need not carry what is said of documents. */
const documents = '/((?!_next/static/).*)'

/**
 * Two years of https, said only over https (RFC 6797 §7.2), which the proxy in front names. Not of the own machine, whose
 * name every other server on it shares.
 */
const secureTransport = {
  source: '/:path*',
  has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
  missing: [{ type: 'host', value: 'localhost|127\\.0\\.0\\.1' }],
  headers: [{ key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' }],
}

/** On Vercel, where nothing on a disk is kept, of the embedded database only the code comes along. */
const untraced = process.env.VERCEL
  ? ['./.book/pglite.*', './node_modules/@electric-sql/pglite/dist/**/*.{wasm,data,gz}']
  : []

const policy = (source, value) => ({ source, headers: [{ key: 'Content-Security-Policy', value }] })

/** What is no page. The last policy that fits an address is the one it gets. */
const data = [
  '/api/:path*',
  '/health',
  '/auth/:path*',
  '/:name(llms.txt|llms-full.txt|robots.txt|sitemap.xml|feed.xml|search.json|manifest.webmanifest)',
  '/.well-known/security.txt',
  '/chapters/:slug/as/:profile',
]

/** @param {string} phase @returns {import('next').NextConfig} */
const config = (phase) => ({
  poweredByHeader: false,
  // What is a page only while the site is edited.
  pageExtensions: [...(phase === PHASE_DEVELOPMENT_SERVER ? ['dev.tsx'] : []), 'tsx', 'ts'],
  reactStrictMode: true,
  // The types, those of the tests included, are checked by npm test; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // What the container runs from, beside what `next start` does; a server that starts need not be told of it.
  output: process.env.NEXT_OUTPUT === 'standalone' ? 'standalone' : undefined,
  // Figures are drawings of the book's own: nothing resizes them, and its machinery need not come along.
  images: { unoptimized: true },
  experimental: {
    // Half of the time that a start took went to reading pages which nobody had asked for.
    preloadEntriesOnStart: false,
    // Two documents, one for each language, have no layout in common that a missing page could stand in.
    globalNotFound: true,
    // What is sent to a page that is drawn on request is kept until it is drawn. No form of ours holds so much.
    proxyClientMaxBodySize: formLimit,
    serverActions: { bodySizeLimit: formLimit },
    // An address that somebody made up would be answered with a file that stays.
    isrFlushToDisk: false,
    // A server starts as fast from what is not minified, names its own functions where it fails, and is built sooner.
    serverMinification: false,
    // A book is built once for each edition: keeping what the bundler knows cost a first build a fifth of its time.
    turbopackFileSystemCacheForBuild: false,
    // Nothing reads the maps of what a server runs, and they were two thirds of a build.
    turbopackSourceMaps: phase === PHASE_DEVELOPMENT_SERVER,
  },
  serverExternalPackages: ['@electric-sql/pglite', '@vercel/otel'],
  outputFileTracingIncludes: {
    '/**': ['./drizzle/**/*', './node_modules/@fontsource/literata/files/literata-latin-{400,600}-normal.woff'],
  },
  outputFileTracingExcludes: { '/**': untraced },
  headers: async () => [
    { source: '/:path*', headers: everything },
    { source: documents, headers: security },
    secureTransport,
    // While the site is edited, Next puts scripts and styles of its own into every page.
    ...(phase === PHASE_DEVELOPMENT_SERVER
      ? []
      : [policy('/:path*', commonPolicy), ...data.map((source) => policy(source, dataPolicy))]),
  ],
  // A chapter's earlier addresses lead to it for good.
  redirects: () => renamedChapters('content'),
  rewrites: async () => [
    { source: '/health', destination: '/api/health' },
    { source: '/favicon.ico', destination: '/icon.svg' },
    { source: '/chapters/:slug.md', destination: '/chapters/:slug/markdown' },
    { source: '/:locale/chapters/:slug.md', destination: '/:locale/chapters/:slug/markdown' },
  ],
})

/** A server that only serves compiles nothing, and starts sooner without what compiles. @param {string} phase */
export default async (phase) => {
  if (phase === PHASE_PRODUCTION_SERVER) return config(phase)
  const [{ default: createMDX }, options] = await Promise.all([import('@next/mdx'), import('./lib/book/plugins.mjs')])
  const { pagePlugins, rehypePlugins } = options
  return createMDX({ options: { remarkPlugins: pagePlugins, rehypePlugins } })(config(phase))
}
