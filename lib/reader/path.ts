/** A path within this site, or undefined: what a reader may be sent on to. */
export function inSitePath(path: string | null | undefined): string | undefined {
  if (!path?.startsWith('/') || !URL.canParse(path, 'http://site')) return undefined
  const { origin, pathname, search, hash } = new URL(path, 'http://site')
  return origin === 'http://site' && !pathname.startsWith('//') ? pathname + search + hash : undefined
}
