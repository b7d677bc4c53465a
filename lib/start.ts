import { openRuntime } from '@/lib/assembly'
import { watchPeers } from '@/lib/auth/peer'
import { readEnv } from '@/lib/env'
import { standInFront } from '@/lib/front'
import { logAsJson } from '@/lib/log'
import { provideRuntime, runtime } from '@/lib/runtime'
import { limitServers } from '@/lib/serving'

/**
 * Makes a server ready before its first request: settings read, the embedded database opened and migrated, a signing
 * key made. What a server cannot run without ends it with one plain line; a Postgres that is away does not, for the book
 * can be read without it. A function on Vercel is not ended either: its pages need none of this.
 */
export async function start(): Promise<void> {
  provideRuntime(() => openRuntime(readEnv(process.env)))
  try {
    const { env, auth } = runtime()
    if (env.logFormat === 'json') logAsJson()
    for (const notice of env.notices) console.warn(notice)
    if (env.vercel) return
    watchPeers()
    limitServers()
    if (env.production) standInFront()
    await (await auth()).api.getJwks()
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    console.error(message)
    if (name !== 'LecternError' && !process.env.VERCEL) process.exit(1)
  }
}
