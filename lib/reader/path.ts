/** A path within this site, or undefined: what a reader may be sent on to. */
export function inSitePath(path: string | null | undefined): string | undefined {
  if (!path?.startsWith('/') || !URL.canParse(path, 'http://site')) return undefined
  const { origin, pathname, search, hash } = new URL(path, 'http://site')
  return origin === 'http://site' && !pathname.startsWith('//') ? pathname + search + hash : undefined
}

/** The address of a page of this site with what it is asked; what is undefined is left out. */
export function addressOf(path: string, asked: Record<string, string | undefined>): string {
  const pairs = Object.entries(asked).flatMap(([name, value]) => (value ? `${name}=${encode(value)}` : []))
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}

// More than encodeURIComponent: the check of redirects knows only letters, digits and a few signs.
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!~*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
