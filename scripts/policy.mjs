import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'parse5'
import { pagePolicy } from '../lib/policy.mjs'
import { italicIn, orderHead } from './head.mjs'
import { recordIn, restoring } from './once.mjs'

/**
 * Gives every page of a build that is the same for all readers its policy, made of hashes of the scripts and styles that
 * stand in it: in the headers it is served with, or in the page itself where it is served without them. The rest of its
 * head is put in order on the way.
 * @param {string} folder where the build lies
 * @param {{ inPages?: boolean }} [where] whether what serves the pages knows nothing of these headers, as Vercel, which
 *   notes them before they are written here. Elsewhere a policy in the page too would only make its browser wait with
 *   what the page asks for.
 * @throws {Error} naming the pages that are left without a policy, or are given one that stops their scripts
 */
export function writePolicies(folder, { inPages = Boolean(process.env.VERCEL) } = {}) {
  const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const { routes, dynamicRoutes } = read('prerender-manifest.json')
  const matchers = Object.values(read('server/middleware-manifest.json').middleware).flatMap((each) => each.matchers)
  const pages = Object.keys(read('server/app-paths-manifest.json')).flatMap(addressOf)
  checkNonces(pages, { ...routes, ...dynamicRoutes }, matchers)
  const italic = italicIn(folder)
  for (const route of pages.flatMap((address) => (routes[address] ? address : builtFrom(address, routes))))
    writePolicy(join(folder, 'server/app', route === '/' ? 'index' : route), italic, inPages)
  for (const name of ['404', '500']) writePolicy(join(folder, 'server/pages', name), italic, inPages)
}

/** The address of a page, as `/chapters/[slug]`; none for what is no page. */
function addressOf(entry) {
  if (!entry.endsWith('/page')) return []
  return [entry.slice(0, -'/page'.length).replaceAll(/\/(?:\([^/]*\)|@[^/]*)(?=\/|$)/g, '') || '/']
}

function builtFrom(address, routes) {
  return Object.keys(routes).filter((route) => routes[route].srcRoute === address)
}

/** A page is either built ahead, or drawn for a request that brings a nonce. */
function checkNonces(pages, built, matchers) {
  const faults = pages.flatMap((address) => {
    const example = address.replaceAll(/\[[^/]*\]/g, 'example')
    const nonce = matchers.some(({ regexp }) => new RegExp(regexp).test(example))
    if (!built[address]) return nonce ? [] : `${address} is drawn for each request: it needs a nonce.`
    const { fallback = false } = built[address]
    if (fallback !== false) return `${address} is built when it is first asked for: it can have no policy.`
    return nonce ? `${address} is built ahead: a nonce would stop its scripts.` : []
  })
  if (faults.length > 0)
    throw new Error([...faults, 'The matcher in middleware.ts says which pages get one.'].join('\n'))
}

function writePolicy(path, italic, inPages) {
  const [page, record] = [`${path}.html`, `${path}.meta`]
  const { html, inline } = sentPage(orderHead(readFileSync(page, 'utf8'), italic))
  const policy = pagePolicy(inline)
  // After the charset, which has to stand within the first 1024 bytes.
  const start = /<head>(?:<meta charset="utf-8"\/?>)?/i
  if (!start.test(html)) throw new Error(`${page} has no head to put its policy into.`)
  const isInPage = inPages || !existsSync(record)
  const named = `$&<meta http-equiv="Content-Security-Policy" content="${policy}"/>`
  writeFileSync(page, isInPage ? html.replace(start, named) : html)
  if (!existsSync(record)) return
  const { headers, ...rest } = JSON.parse(readFileSync(record, 'utf8'))
  writeFileSync(record, JSON.stringify({ headers: { ...headers, 'content-security-policy': policy }, ...rest }))
}

/** A page as it is sent, and the hashes of what it holds itself: scripts, style elements and style attributes. */
export function sentPage(written) {
  const record = recordIn(written)
  const html = record ? written.slice(0, record.start) + written.slice(record.end) : written
  const found = { scripts: new Set(), styles: new Set(), styleAttributes: new Set() }
  let article
  for (const element of elementsOf(parse(html, { sourceCodeLocationInfo: record !== undefined }))) {
    const { tagName, attrs, childNodes } = element
    const given = Object.fromEntries(attrs.map(({ name, value }) => [name, value]))
    const text = () => hashOf(childNodes.map(({ value }) => value).join(''))
    if (tagName === 'article') article ??= element
    if (tagName === 'script' && !given.src) found.scripts.add(text())
    if (tagName === 'style') found.styles.add(text())
    if (given.style) found.styleAttributes.add(hashOf(given.style))
  }
  const script = record && restoring(record.text, html, article)
  if (script) found.scripts.add(hashOf(script))
  return {
    html: script ? `${html.slice(0, record.start)}<script>${script}</script>${html.slice(record.start)}` : html,
    inline: Object.fromEntries(Object.entries(found).map(([name, hashes]) => [name, [...hashes]])),
  }
}

function* elementsOf(parent) {
  for (const node of parent.childNodes) {
    if (!node.tagName) continue
    yield node
    yield* elementsOf(node)
  }
}

function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
