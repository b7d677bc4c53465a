// Providers whose addresses no setting changes are reached on the machine itself: `https://github.com/x` becomes
// `<origin>/github.com/x`. Loaded before a server by `NODE_OPTIONS=--import`, with PROVIDERS as the origin.

const hosts = ['github.com', 'api.github.com', 'accounts.google.com', 'oauth2.googleapis.com']

/** A fetch that goes to the stand-in for the providers, and anywhere else as before. */
export function detour(fetch, origin) {
  return (input, init) => {
    const { host, pathname, search } = new URL(input instanceof Request ? input.url : input)
    if (!hosts.includes(host)) return fetch(input, init)
    const address = `${origin}/${host}${pathname}${search}`
    return fetch(input instanceof Request ? new Request(address, input) : address, init)
  }
}

const { PROVIDERS } = process.env
if (PROVIDERS) globalThis.fetch = detour(globalThis.fetch, PROVIDERS)
