export function detour(fetch: typeof globalThis.fetch, origin: string): typeof globalThis.fetch
