import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { SignJWT } from 'jose'
import { makeKey } from './keys'

/** Who signs in at a provider, and what the provider knows of the address. */
export type Person = { id: string; name: string; email: string; verified: boolean }
type Grant = { person: Person; client: string; redirect: string; challenge: string }
type Answer = [status: number, body: unknown, headers?: Record<string, string>]

export const clients = {
  GITHUB_CLIENT_ID: 'github-id',
  GITHUB_CLIENT_SECRET: 'github-secret',
  GOOGLE_CLIENT_ID: 'google-id',
  GOOGLE_CLIENT_SECRET: 'google-secret',
}
const secrets = new Map([
  [clients.GITHUB_CLIENT_ID, clients.GITHUB_CLIENT_SECRET],
  [clients.GOOGLE_CLIENT_ID, clients.GOOGLE_CLIENT_SECRET],
])

/**
 * Stands in for GitHub and Google over HTTP, each below its own host's name: authorization code with PKCE (RFC 6749,
 * RFC 7636), GitHub's REST answers, Google's id token. Whoever comes is `person`, and agrees unless `refuses`.
 */
export class Providers {
  person: Person = { id: '4711', name: 'Ada Lovelace', email: 'ada@example.org', verified: true }
  refuses = false
  /** Access tokens given out so far. */
  readonly tokens = new Map<string, Person>()
  readonly #codes = new Map<string, Grant>()
  readonly #server = createServer((request, response) => void this.#answer(request, response))

  static async start(): Promise<Providers> {
    const providers = new Providers()
    providers.#server.listen(0, '127.0.0.1')
    await once(providers.#server, 'listening')
    return providers
  }

  get url(): string {
    const address = this.#server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://providers')
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const routes: Record<string, () => Answer | Promise<Answer>> = {
      'GET /github.com/login/oauth/authorize': () => this.#authorize(searchParams),
      'GET /accounts.google.com/o/oauth2/v2/auth': () => this.#authorize(searchParams),
      'POST /github.com/login/oauth/access_token': async () => this.#redeem(await form(request)),
      'POST /oauth2.googleapis.com/token': async () => this.#redeem(await form(request), true),
      'GET /api.github.com/user': () => this.#user(token),
      'GET /api.github.com/user/emails': () => this.#emails(token),
    }
    const [status, body, headers] = (await routes[`${request.method} ${pathname}`]?.()) ?? [404, { error: 'not_found' }]
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  }

  #authorize(asked: URLSearchParams): Answer {
    const [client, redirect, state] = ['client_id', 'redirect_uri', 'state'].map((name) => asked.get(name) ?? '')
    const challenge = asked.get('code_challenge') ?? ''
    const isSound = secrets.has(client ?? '') && redirect && state && asked.get('response_type') === 'code'
    if (!isSound || !challenge || asked.get('code_challenge_method') !== 'S256') return [400, { error: 'invalid' }]
    const back = new URL(redirect)
    back.searchParams.set('state', state)
    if (this.refuses) back.searchParams.set('error', 'access_denied')
    else {
      const code = randomUUID()
      this.#codes.set(code, { person: this.person, client: client ?? '', redirect, challenge })
      back.searchParams.set('code', code)
    }
    return [302, {}, { location: back.href }]
  }

  async #redeem(sent: URLSearchParams, isGoogle = false): Promise<Answer> {
    const code = sent.get('code') ?? ''
    const grant = this.#codes.get(code)
    this.#codes.delete(code)
    const client = sent.get('client_id') ?? ''
    const proof = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    const isSound = grant?.client === client && sent.get('client_secret') === secrets.get(client)
    if (!grant || !isSound || grant.redirect !== sent.get('redirect_uri') || grant.challenge !== proof)
      return [isGoogle ? 400 : 200, { error: 'bad_verification_code' }]
    const access_token = randomUUID()
    this.tokens.set(access_token, grant.person)
    const issued = { access_token, token_type: 'bearer', scope: isGoogle ? 'openid email profile' : 'user:email' }
    return [200, isGoogle ? { ...issued, expires_in: 3599, id_token: await idToken(grant) } : issued]
  }

  #user(token: string): Answer {
    const person = this.tokens.get(token)
    if (!person) return [401, { message: 'Bad credentials' }]
    const avatar_url = 'https://avatars.example/u/4711'
    return [200, { id: Number(person.id), login: 'ada', name: person.name, email: null, avatar_url }]
  }

  #emails(token: string): Answer {
    const person = this.tokens.get(token)
    if (!person) return [401, { message: 'Bad credentials' }]
    return [200, [{ email: person.email, primary: true, verified: person.verified, visibility: 'private' }]]
  }
}

async function form(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams(await text(request))
}

async function idToken({ person, client }: Grant): Promise<string> {
  const { privateKey, id } = await makeKey('google')
  const { name, email, verified } = person
  return new SignJWT({ name, email, email_verified: verified, picture: 'https://avatars.example/g/4711' })
    .setProtectedHeader({ alg: 'RS256', kid: id })
    .setIssuer('https://accounts.google.com')
    .setSubject(person.id)
    .setAudience(client)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey)
}
