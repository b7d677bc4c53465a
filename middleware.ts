import { type NextRequest, NextResponse } from 'next/server'

/** A courtesy, and no guard: who has no session cookie is sent to sign in; the page itself asks for the session. */
export function middleware(request: NextRequest): NextResponse {
  if (cookies.some((name) => request.cookies.has(name))) return NextResponse.next()
  const signIn = new URL('/sign-in', request.url)
  signIn.searchParams.set('next', '/account')
  return NextResponse.redirect(signIn)
}

export const config = { matcher: '/account' }

const cookies = ['lectern.session_token', '__Secure-lectern.session_token']
