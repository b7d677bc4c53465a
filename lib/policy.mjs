import { firstSource } from './first.mjs'

/** How much a form may hold, in bytes: what an editor writes of a bridge is the most. */
export const formLimit = 64 * 1024

/** What holds for everything that is sent. */
export const everything = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

/** What says something of documents alone. */
export const security = [
  { key: 'X-Frame-Options', value: 'DENY' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
  },
]

/**
 * Keeps a page that is somebody's own away from the window that opened it. The others show everybody the same, and a browser
 * would begin a process more for each reader who comes from elsewhere: a twentieth of a second on a slow machine.
 */
export const ownWindow = { 'cross-origin-opener-policy': 'same-origin' }

/**
 * What every page may load. Pictures may come from any https address, since an author may quote one and a picture runs
 * nothing; everything else comes from this site.
 */
const page = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'https:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
}

/** Who may frame an answer. Stands in headers only: in a page browsers ignore it, and complain. */
const framing = { 'frame-ancestors': ["'none'"] }

/**
 * The policy of a page (CSP Level 3), fit to stand in it: nothing in the page itself runs or styles but what is named,
 * by nonce or by hash.
 * @param {{ scripts?: string[], styles?: string[], styleAttributes?: string[] }} [named] source expressions
 */
export function pagePolicy({ scripts = [], styles = [], styleAttributes = [] } = {}) {
  return written({
    ...page,
    'script-src': ["'self'", ...scripts],
    'style-src': ["'self'", ...styles],
    ...(styleAttributes.length > 0 && { 'style-src-attr': ["'unsafe-hashes'", ...styleAttributes] }),
  })
}

/**
 * The policy of a page that is drawn for one request: its scripts and styles carry this nonce, but for the script that
 * is the same in all pages.
 * @param {string} nonce
 */
export function noncePolicy(nonce) {
  const names = [`'nonce-${nonce}'`]
  return `${pagePolicy({ scripts: [...names, firstSource], styles: names })}; ${written(framing)}`
}

const { 'object-src': objects, 'base-uri': base, 'form-action': forms } = page

/** What holds for every answer. A page that was built ahead adds its own policy, and both apply. */
export const commonPolicy = written({ 'object-src': objects, 'base-uri': base, 'form-action': forms, ...framing })

/** The policy of what is data and no page: should a browser show it all the same, it is dead text. */
export const dataPolicy = written({
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  ...framing,
  sandbox: [],
})

function written(directives) {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}
