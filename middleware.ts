import { type NextRequest, NextResponse } from 'next/server'
import { sessionCookies } from '@/lib/auth/cookie'
import { formLimit, noncePolicy, ownWindow } from '@/lib/policy.mjs'

/**
 * Gives a page that is drawn for this request a policy with a nonce, which Next finds in the request and sets on its
 * scripts, and a window of its own. Who has no session cookie is sent from the account to sign in: a courtesy, and no guard; the page itself asks
 * for the session. A form that another site sends, or that is far too long, is refused here by name; Next, which would
 * refuse it too, says 500.
 */
export function middleware(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  // The matcher takes the index of the search for its page.
  if (pathname.endsWith('.json')) return NextResponse.next()
  if (request.method === 'POST' && comesFromElsewhere(request.headers))
    return refusal(403, 'This form came from another site. Open its page on this one, and send it from there.')
  if (Number(request.headers.get('content-length')) > formLimit)
    return refusal(413, 'This form holds more than any of this site. Go back, and send less.')
  if (pathname === '/account' && !sessionCookies.some((name) => request.cookies.has(name))) {
    const signIn = new URL('/sign-in', request.url)
    signIn.searchParams.set('next', pathname + search)
    return NextResponse.redirect(signIn)
  }
  // While the site is edited, Next evaluates scripts and puts styles in as it likes.
  if (process.env.NODE_ENV === 'development') return NextResponse.next({ headers: ownWindow })
  const policy = noncePolicy(btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))))
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  return NextResponse.next({ request: { headers }, headers: { ...ownWindow, 'content-security-policy': policy } })
}

function refusal(status: number, text: string): NextResponse {
  return new NextResponse(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

/** Whether a page of another site sends this, as browsers say in `Origin` (RFC 6454 §7); who is no browser says nothing. */
function comesFromElsewhere(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null) return false
  const host = headers.get('x-forwarded-host')?.split(',')[0]?.trim() || headers.get('host')
  return !URL.canParse(origin) || new URL(origin).host !== host
}

/** The pages that are drawn for each request; a build fails on one that is missing here. */
export const config = {
  matcher: [
    '/account',
    '/background',
    '/forgot',
    '/preview',
    '/privacy',
    '/reset',
    '/search',
    '/sign-in',
    '/sign-up',
    '/two-factor',
    '/verify',
  ],
}
