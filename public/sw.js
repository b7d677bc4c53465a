// Keeps what was read on this device, so that it can be read again without a network. What is online is always newer:
// a page comes from the network whenever that answers. Nothing of an account is kept, and nothing is asked ahead.

const pages = 'lectern-pages-1'
const assets = 'lectern-assets-1'
const most = { [pages]: 120, [assets]: 240 }
/** A network that has not answered by then is treated as none, where there is a copy. In milliseconds. */
const patience = 4000
/** A page that came this lately is not fetched again to be kept. In milliseconds. */
const fresh = 600_000

const isAsset = ({ pathname }) => pathname.startsWith('/_next/static/') || pathname === '/icon.svg'
const isKept = ({ pathname }) =>
  pathname === '/' ||
  pathname === '/offline' ||
  pathname === '/search.json' ||
  /^(?:\/[^/]+)?\/chapters\/[^/]+$/.test(pathname)

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(keepPage('/offline'))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), dropOld()]))
})

// The page that was open when this began, with what it had loaded: all that one reading needs.
self.addEventListener('message', (event) => {
  const { data } = event
  if (typeof data?.page !== 'string') return
  event.waitUntil(Promise.all([keepPage(data.page), keepAssets(data.loaded ?? [])]))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== self.location.origin) return
  if (isAsset(address)) event.respondWith(fromCache(request))
  else if (request.mode === 'navigate') event.respondWith(navigate(request, address, event))
  else if (address.pathname === '/search.json') event.respondWith(fromNetwork(request, event))
})

async function navigate(request, address, event) {
  if (isKept(address)) return fromNetwork(request, event)
  return fetch(request).catch(() => offline())
}

async function fromNetwork(request, event) {
  const key = new URL(request.url).pathname
  const kept = await caches.match(key, { cacheName: pages })
  const asked = fetch(request).then(async (response) => {
    if (response.ok && !response.redirected) await keep(pages, key, response.clone())
    return response
  })
  event.waitUntil(asked.catch(() => {}))
  const late = new Promise((resolve) => setTimeout(resolve, kept ? patience : 2 ** 30, kept))
  return Promise.race([asked, late]).catch(() => kept ?? (request.mode === 'navigate' ? offline() : Response.error()))
}

async function fromCache(request) {
  const kept = await caches.match(request, { cacheName: assets })
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await keep(assets, request, response.clone())
  return response
}

async function offline() {
  return (await caches.match('/offline', { cacheName: pages })) ?? Response.error()
}

/** Keeps a page and all of our own that its source names: scripts, styles, faces. */
async function keepPage(path) {
  if (!isKept(new URL(path, self.location.origin))) return
  const kept = await caches.match(path, { cacheName: pages })
  if (kept && Date.now() - Date.parse(kept.headers.get('date')) < fresh) return
  const response = await fetch(path)
  if (!response.ok || response.redirected) return
  const html = await response.clone().text()
  await keep(pages, path, response)
  await keepAssets(html.match(/\/_next\/static\/[^"'\\\s)]+/g) ?? [])
}

async function keepAssets(names) {
  const addresses = [...new Set(names)].map((name) => new URL(name, self.location.origin))
  const own = addresses.filter((address) => address.origin === self.location.origin && isAsset(address))
  await Promise.all(own.map((address) => fromCache(new Request(address)).catch(() => {})))
}

async function keep(name, key, response) {
  const cache = await caches.open(name)
  await cache.put(key, response)
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most[name])).map((old) => cache.delete(old)))
}

async function dropOld() {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith('lectern-') && !(name in most)).map((name) => caches.delete(name)),
  )
}
