import { answer, body, bySession, refusals } from './operation'

const refused = (description: string) => answer(description, 'AccountRefusal')

const signUp = {
  summary: 'Makes an account, and signs in to it unless its address has to be confirmed first',
  ...body('SignUp'),
  responses: {
    200: answer('With the session’s cookie', 'SignedIn'),
    400: refused('A field that is wrong, or that is no field of this'),
    403: refused('From a page of another site'),
    ...refusals(413),
    415: refused('Not sent as application/json'),
    422: refused('There is such an account'),
    429: refused('With Retry-After'),
    ...refusals(503),
  },
}

const signIn = {
  summary: 'Signs in; who has a second factor is asked for it next, at /auth/two-factor/verify-totp',
  ...body('SignIn'),
  responses: {
    200: answer('With the session’s cookie, unless there is a second factor', 'SignedIn'),
    400: refused('A field that is wrong'),
    401: refused('No such address with such a password'),
    403: refused('An address to be confirmed first, or a page of another site'),
    ...refusals(413),
    415: refused('Not sent as application/json'),
    429: refused('With Retry-After'),
    ...refusals(503),
  },
}

const keySet = {
  summary: 'The public keys that tokens are verified with (RFC 7517)',
  responses: { 200: answer('A JWK set', 'KeySet'), ...refusals(503) },
}

const token = {
  summary: 'A token for who is signed in: RS256, fifteen minutes at most',
  ...bySession,
  responses: { 200: answer('The token', 'Token'), 401: refused('Not signed in'), ...refusals(503) },
}

/** What a program needs of `/auth`. All else there is for the site's own pages, and may change with them. */
export const accountPaths = {
  '/auth/sign-up/email': { post: signUp },
  '/auth/sign-in/email': { post: signIn },
  '/auth/token': { get: token },
  '/auth/jwks': { get: keySet },
}
