import { answer } from '@/lib/auth/handler'
import type { Letter } from '@/lib/auth/mail'
import { type Auth, type AuthOptions, makeAuth } from '@/lib/auth/server'
import { accounts, endBegun } from '@/lib/db/account'
import type { Db } from '@/lib/db/client'
import { mintKey, readKeys } from '@/lib/db/key'
import { forgetReader } from '@/lib/db/reader'

export const origin = 'http://localhost:3000'

export const ada = {
  name: 'Ada',
  email: 'ada@example.org',
  password: 'correct horse battery',
  software_background: 'intermediate; python, ros',
  hardware_background: 'none',
}

/** Accounts over a real database; letters are collected. */
export function openAccounts(db: Db, options: Partial<AuthOptions> = {}): { auth: Auth; letters: Letter[] } {
  const letters: Letter[] = []
  const auth = makeAuth({
    database: accounts(db),
    keys: { read: () => readKeys(db), mint: (fresh, suffices) => mintKey(db, fresh, suffices) },
    mail: { send: async (letter) => void letters.push(letter) },
    baseUrl: origin,
    language: 'en',
    secret: 'a secret that is long enough for tests',
    trustedOrigins: [],
    trustedProxies: [],
    social: {},
    vercel: false,
    rateLimit: false,
    requireEmailVerification: false,
    welcome: false,
    takeTry: async () => undefined,
    record: async () => {},
    forget: (reader) => forgetReader(db, reader),
    endBegun: (subject) => endBegun(db, subject),
    ...options,
  })
  return { auth, letters }
}

/** A new reader in a browser, the answer to the sign-up, and the letters sent since. */
export async function signedUp(db: Db, fields: Record<string, unknown> = {}, options: Partial<AuthOptions> = {}) {
  const { auth, letters } = openAccounts(db, options)
  const browser = new Browser(auth)
  const answer = await browser.post('/auth/sign-up/email', { ...ada, ...fields })
  if (answer.status !== 200)
    throw new Error(`the sign-up was answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return { auth, browser, letters, answer }
}

/** The link in a letter. */
export function linkIn(letter: Letter | undefined): URL {
  return new URL(/https?:\S+/.exec(letter?.text ?? '')?.[0] ?? '')
}

export type Answer = { status: number; headers: Headers; body: unknown }

/** A browser: sends the cookies it was given, and the origin of its page. */
export class Browser {
  readonly cookies = new Map<string, string>()

  constructor(
    private readonly auth: Auth,
    private readonly page = origin,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers })
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return this.send(path, { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } })
  }

  async token(): Promise<string> {
    const { body } = await this.get('/auth/token')
    return String(typeof body === 'object' && body && 'token' in body ? body.token : undefined)
  }

  /** What it sends as `Cookie`. */
  header(): string {
    return [...this.cookies].map((pair) => pair.join('=')).join('; ')
  }

  keepAll({ headers }: Response): void {
    for (const cookie of headers.getSetCookie()) this.keep(cookie)
  }

  private async send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers({ origin: this.page, 'x-forwarded-for': '203.0.113.7' })
    if (this.cookies.size > 0) headers.set('cookie', this.header())
    new Headers(init.headers).forEach((value, name) => void headers.set(name, value))
    const response = await answer(this.auth, new Request(`${origin}${path}`, { ...init, headers }))
    this.keepAll(response)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text }
  }

  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';')
    const [name = '', ...value] = pair.split('=')
    if (/max-age=0/i.test(cookie)) this.cookies.delete(name)
    else this.cookies.set(name, value.join('='))
  }
}
