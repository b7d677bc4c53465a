import createMDX from '@next/mdx'
import { rehypePlugins, remarkPlugins } from './lib/book/plugins.mjs'

const security = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The types, those of the tests included, are checked by npm test; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@electric-sql/pglite'],
  outputFileTracingIncludes: { '/**': ['./drizzle/**/*'] },
  headers: async () => [{ source: '/:path*', headers: security }],
  rewrites: async () => [
    { source: '/health', destination: '/api/health' },
    { source: '/favicon.ico', destination: '/icon.svg' },
    { source: '/chapters/:slug.md', destination: '/chapters/:slug/markdown' },
  ],
}

export default createMDX({ options: { remarkPlugins, rehypePlugins } })(config)
