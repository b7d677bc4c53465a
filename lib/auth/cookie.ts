const plain = 'lectern'
const bound = '__Host-lectern'

/** The names that the cookie of a session can have. */
export const sessionCookies = [plain, bound].map(cookieOf)

/** The name of the cookie of a session, at a site of this address. */
export function sessionCookie(baseUrl: string): string {
  return cookieOf(cookieRules(baseUrl).cookiePrefix)
}

/** The name of the cookie that says how a reader signed in last, for the page to mark it. */
export function lastMethodCookie(baseUrl: string): string {
  return `${cookieRules(baseUrl).cookiePrefix}.last_method`
}

/** Over https no other host, neither a sibling nor one above, can plant a cookie of this name (RFC 6265bis §4.1.3.2). */
export function cookieRules(baseUrl: string) {
  const secure = baseUrl.startsWith('https:')
  return {
    cookiePrefix: secure ? bound : plain,
    // Else the library would put a weaker prefix of its own before ours.
    useSecureCookies: false,
    defaultCookieAttributes: { secure },
  }
}

function cookieOf(prefix: string): string {
  return `${prefix}.session_token`
}
