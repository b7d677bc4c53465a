import { join } from 'node:path'

/** A site of one route, with the settings of the real one that bear on a route's cost. */
export default {
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@electric-sql/pglite'],
  outputFileTracingRoot: join(import.meta.dirname, '../..'),
}
