import { z } from 'zod'
import { type App, startApp } from './app'

/** A server whose readers come by https, and the forms its pages send; fetch itself goes past the proxy. */
export const site = 'https://book.example'
export const session = '__Host-lectern.session_token'
export const password = 'a long and quiet password'

export type Sent = { cookie?: string; origin?: string; type?: string; headers?: Record<string, string> }
export type Account = { email: string; cookie: string; answer: Response }
export type Forms = {
  app: App
  post(path: string, body: string | object, sent?: Sent): Promise<Response>
  signUp(name: string): Promise<Account>
  /** The name of the reader whose session a cookie is; undefined where it is nobody's. */
  whoIs(cookie: string): Promise<string | undefined>
}

const Session = z.object({ user: z.object({ name: z.string() }) }).nullable()

export async function openForms(): Promise<Forms> {
  const app = await startApp({ BETTER_AUTH_URL: site })
  const post: Forms['post'] = (path, body, { cookie, origin, type = 'application/json', headers } = {}) => {
    const sent = { ...(cookie && { cookie }), ...(origin && { origin }), 'content-type': type, ...headers }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return fetch(app.url + path, { method: 'POST', headers: sent, body: text, redirect: 'manual' })
  }
  return {
    app,
    post,
    async signUp(name) {
      const email = `${name}-${crypto.randomUUID()}@readers.example`
      const account = { name, email, password, software_background: 'none', hardware_background: 'none' }
      const answer = await post('/auth/sign-up/email', account, { origin: site })
      if (!answer.ok) throw new Error(`sign-up answered ${answer.status}: ${await answer.text()}`)
      return { email, cookie: cookiesOf(answer).join('; '), answer }
    },
    async whoIs(cookie) {
      const answer = await fetch(`${app.url}/auth/get-session`, { headers: { cookie } })
      if (!answer.ok) throw new Error(`get-session answered ${answer.status}`)
      return Session.parse(await answer.json())?.user.name
    },
  }
}

/** The cookies that an answer sets, as they are sent back. */
export function cookiesOf(answer: Response): string[] {
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
}
