import { readdir } from 'node:fs/promises'
import { beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { type Reader, signUp } from '@/tests/support/reader'

// The document is held against the routes that there are, and against what they answer.
const app = inject('plainApp')

const Operation = z.object({
  security: z.array(z.record(z.string(), z.unknown())).optional(),
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.json() })).optional() }),
  ),
})
const Described = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), z.json()) }),
})

let described: z.infer<typeof Described>
let reader: Reader
beforeAll(async () => {
  described = Described.parse(await (await fetch(`${app.url}/api/openapi.json`)).json())
  reader = await signUp(app.url, { software: 'none', hardware: 'none' })
})

test('it names every route of the API, with just the methods that each takes', async () => {
  const files = (await readdir('app/api', { recursive: true })).filter((file) => /(^|\/)route\.tsx?$/.test(file))
  const routes = files.map((file) => `/api/${file.replace(/\/?route\.tsx?$/, '')}`)
  const named = Object.keys(described.paths).filter((path) => path.startsWith('/api/'))
  expect(named.sort()).toEqual(routes.filter((path) => !path.includes('[')).sort())
  for (const path of named) {
    // No address takes this, and each says what it takes.
    const { headers } = await fetch(app.url + path, { method: 'PATCH' })
    const taken = (headers.get('allow') ?? '').split(', ').filter((method) => !/HEAD|OPTIONS/.test(method))
    expect(taken.sort(), path).toEqual(methodsOf(path).sort())
  }
})

test('what it says of other addresses is there', async () => {
  const others = Object.keys(described.paths).filter((path) => !path.startsWith('/api/'))
  expect(others).toEqual(expect.arrayContaining(['/health', '/auth/token', '/auth/jwks', '/llms.txt']))
  for (const path of others)
    for (const method of methodsOf(path)) expect((await ask(path, method)).status, path).not.toBe(404)
})

test('what each answers has a status and a shape that it names', async () => {
  const seen = new Set<string>()
  for (const [path, operations] of Object.entries(described.paths))
    for (const [method, { responses, security = [] }] of Object.entries(operations))
      for (const schemes of [[], security.flatMap((each) => Object.keys(each))]) {
        const credentials = Object.fromEntries(schemes.flatMap((name) => Object.entries(credentialsFor(name))))
        const response = await ask(path, method.toUpperCase(), credentials)
        const where = `${method} ${path} ${response.status}`
        expect(Object.keys(responses), where).toContain(String(response.status))
        seen.add(where)
        const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
        const content = responses[response.status]?.content
        if (!content) continue
        expect(Object.keys(content), where).toContain(type)
        const text = await response.text()
        if (type.endsWith('json'))
          expect(schemaOf(content[type]?.schema).safeParse(JSON.parse(text)).error, where).toBeUndefined()
      }
  // Of an answer that nobody gave, nothing was looked at.
  for (const good of ['post /api/personalize', 'put /api/progress', 'get /api/account/export', 'get /auth/token'])
    expect([...seen]).toContain(`${good} 200`)
})

function methodsOf(path: string): string[] {
  return Object.keys(described.paths[path] ?? {}).map((method) => method.toUpperCase())
}

function credentialsFor(scheme: string): Record<string, string> {
  return scheme === 'session' ? { cookie: reader.cookie } : { authorization: `Bearer ${reader.token}` }
}

const account = { email: 'ada@readers.example', password: 'a long and quiet password' }
const backgrounds = { software_background: 'none', hardware_background: 'none' }
const bodies: Record<string, object> = {
  '/api/personalize': { chapter: 'sensing', sections: ['start'] },
  '/api/feedback': { chapter: 'sensing', section: 'start', verdict: 'clearer' },
  '/api/progress': { places: {} },
  '/auth/sign-in/email': account,
}

function ask(path: string, method: string, credentials: Record<string, string> = {}): Promise<Response> {
  const address = path
    .replace('{chapter}', 'sensing')
    .replace('{language}', 'de')
    .replace('{reader}', 'web-developer')
    .replace(/search$/, '$&?q=x')
  const fresh = { ...account, ...backgrounds, name: 'Ada', email: `${crypto.randomUUID()}@readers.example` }
  const body = JSON.stringify(bodies[path] ?? (path.endsWith('sign-up/email') ? fresh : {}))
  const headers = { 'content-type': 'application/json', origin: app.url, ...credentials }
  return fetch(app.url + address, { method, headers, ...(method !== 'GET' && { body }) })
}

function schemaOf(schema: unknown): z.ZodType {
  const whole = { ...z.record(z.string(), z.json()).parse(schema), $defs: described.components.schemas }
  return z.fromJSONSchema(JSON.parse(JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/')))
}
