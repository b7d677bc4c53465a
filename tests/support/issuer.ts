import { once } from 'node:events'
import { createServer } from 'node:http'
import { makeKey, sign, type TestKey } from './keys'

/** Another deployment that issues tokens: its key set over HTTP, and its private key to sign with. */
export type Issuer = {
  key: TestKey
  /** How often its key set was asked for. */
  asked(): number
  /** The settings of a server that takes its tokens. */
  env: { BETTER_AUTH_JWKS_URL: string; JWT_ISSUER: string; JWT_AUDIENCE: string }
  /** A token it would give now, but for the changes; what is undefined is left out. */
  sign(changes?: Parameters<typeof sign>[1]): Promise<string>
  stop(): Promise<void>
}

const names = { iss: 'https://accounts.example', aud: 'https://books.example' }

export async function startIssuer(): Promise<Issuer> {
  const key = await makeKey('k1')
  const keySet = { keys: [{ ...JSON.parse(key.publicKey), kid: key.id, alg: 'RS256', use: 'sig' }] }
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keySet))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/auth/jwks`
  return {
    key,
    asked: () => asked,
    env: { BETTER_AUTH_JWKS_URL: url, JWT_ISSUER: names.iss, JWT_AUDIENCE: names.aud },
    sign: (changes) => sign(key, { ...names, ...changes }),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
