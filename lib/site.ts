import { readEnv } from './env'

/**
 * The origin that readers and programs know this site by, as far as a build knows it: set by `BETTER_AUTH_URL` or by
 * Vercel. Undefined on one's own machine, where pages name themselves by their path alone.
 */
export function siteOrigin(): string | undefined {
  const { baseUrl } = readEnv(process.env)
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(baseUrl).hostname) ? undefined : baseUrl
}

/** Where pictures are named to be, which always need a whole address: as Next would name them, which warns that it does. */
export function pictureOrigin(): string {
  return siteOrigin() ?? `http://localhost:${readEnv(process.env).port}`
}
