import { readEnv } from './env'

/**
 * The origin that readers and programs know this site by, as far as a build knows it: set by `BETTER_AUTH_URL` or by
 * Vercel. Undefined on one's own machine, where pages name themselves by their path alone.
 */
export function siteOrigin(): string | undefined {
  const { baseUrl } = readEnv(process.env)
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(baseUrl).hostname) ? undefined : baseUrl
}
