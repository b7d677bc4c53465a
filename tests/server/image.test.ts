import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { bare, freePort } from '@/tests/support/app'
import { createDatabase, type TestDatabase } from '@/tests/support/database'
import { events, signUp, streamReading } from '@/tests/support/reader'

// No container engine runs where tests do: what the Dockerfile does is done in a bare folder, by a user of no rights.
const root = join(import.meta.dirname, '../..')
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

let folder: string
let image: string
let database: TestDatabase
let running: ChildProcess | undefined
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-image-'))
  await chmod(folder, 0o755)
  image = join(folder, 'app')
  const [, script = '', ...args] = commandOf('RUN node scripts').split(' ')
  await ended(spawn(process.execPath, [script, ...args.map((arg) => arg.replace('/image', image))], { cwd: root }))
  database = await createDatabase('pg')
})
afterEach(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    running.kill('SIGKILL')
    await once(running, 'exit')
  }
})
afterAll(async () => {
  await database?.close()
  await rm(folder, { recursive: true, force: true })
})

const dockerfile = await readFile(join(root, 'Dockerfile'), 'utf8')
const settings = Object.fromEntries(
  [...(/^ENV (.*?[^\\])$/ms.exec(dockerfile)?.[1] ?? '').matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [
    name,
    value,
  ]),
)

function commandOf(start: string): string {
  const line = dockerfile.split('\n').find((each) => each.startsWith(start))
  if (!line) throw new Error(`The Dockerfile has no line ${start}`)
  return line.replace(/^RUN /, '')
}

async function ended(child: ChildProcess): Promise<void> {
  const said: string[] = []
  child.stderr?.on('data', (text) => said.push(String(text)))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(said.join(''))
}

/** The command of the image, as nobody, with its settings and these. */
async function start(given: Record<string, string>) {
  const port = await freePort()
  const data = await mkdtemp(join(folder, 'data-'))
  await chmod(data, 0o777)
  const url = `http://127.0.0.1:${port}`
  const own = {
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    DATA_DIR: data,
    BETTER_AUTH_URL: url,
    AUTH_RATE_LIMIT: 'off',
  }
  const [command = '', ...args] = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]')
  expect([command, ...args]).toEqual(['node', 'server.js'])
  const started = performance.now()
  const env = { ...bare(), ...settings, ...own, ...given }
  const child = spawn(process.execPath, args, { cwd: image, env, stdio: 'pipe', ...nobody })
  running = child
  const exited = once(child, 'exit')
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)))
  const page = () =>
    fetch(`${url}/chapters/sensing`).then(
      ({ status }) => status,
      () => 0,
    )
  await expect
    .poll(
      async () => {
        if (child.exitCode !== null) return said.join('')
        // Before it says so itself, whatever answers there is another.
        return said.join('').includes('Ready in') ? page() : 0
      },
      { timeout: 50_000, interval: 20 },
    )
    .toBe(200)
  return { url, data, child, exited, said, env, seconds: (performance.now() - started) / 1000 }
}

test('is small, and has nothing in it that only builds or tests', async () => {
  const names = await readdir(image)
  expect(
    names.filter((name) => /^(tests|test-results|lib|scripts|app|bench|\.env.*|\.git|\.data)$/.test(name)),
  ).toEqual([])
  const files = await readdir(image, { recursive: true, withFileTypes: true })
  const sizes = await Promise.all(
    files.filter((file) => file.isFile()).map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  )
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000_000)
})

test('serves the whole of a site on a Postgres that it brings up to date, and writes nothing', async () => {
  const before = await readdir(image, { recursive: true })
  const app = await start({ DATABASE_URL: database.settings.url ?? '', BETTER_AUTH_SECRET: 'x'.repeat(32) })
  const page = await fetch(`${app.url}/chapters/sensing`)
  expect(page.headers.get('content-security-policy')).toContain("'sha256-")
  const html = await page.text()
  const assets = [...html.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].flatMap(([, path]) => path ?? [])
  expect(assets.length).toBeGreaterThan(3)
  for (const path of [...assets, '/sw.js', '/chapters/sensing.md', '/api/search?q=sensor'])
    expect((await fetch(app.url + path)).status, path).toBe(200)
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
  // What Next has no answer for is met before it here as well.
  expect((await fetch(`${app.url}/api/%zz`)).status).toBe(400)
  const { token } = await signUp(app.url, { software: 'expert; python', hardware: 'none' })
  const told = []
  for await (const { event } of events(await streamReading(app.url, token, { chapter: 'sensing' }))) told.push(event)
  expect(told.at(-1)).toBe('done')
  const check = /CMD (\["node", "-e".*\])/.exec(dockerfile)?.[1] ?? '[]'
  await ended(spawn(process.execPath, JSON.parse(check).slice(1), { env: app.env }))
  app.child.kill('SIGTERM')
  const [code, signal] = await app.exited
  expect([0, 143, null]).toContain(code)
  expect(signal).not.toBe('SIGKILL')
  expect(await readdir(image, { recursive: true })).toEqual(before)
  for (const line of app.said
    .join('')
    .trim()
    .split('\n')
    .filter((each) => each.startsWith('{')))
    JSON.parse(line)
})

test('with the embedded database fits into 512 MB, and starts again within three seconds', async () => {
  const first = await start({})
  const { token } = await signUp(first.url, { software: 'none', hardware: 'none' })
  for await (const _ of events(await streamReading(first.url, token, { chapter: 'sensing' })));
  const status = await readFile(`/proc/${first.child.pid}/status`, 'utf8').catch(() => '')
  const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  first.child.kill('SIGTERM')
  await first.exited
  const second = await start({ DATA_DIR: first.data })
  console.log(
    `image: first page after ${first.seconds.toFixed(1)} s, again ${second.seconds.toFixed(1)} s, peak ${Math.round(peak)} MB`,
  )
  expect(peak).toBeLessThan(512)
  expect(second.seconds).toBeLessThan(3 * slowness())
})

/** How much longer things may take than on a machine that does nothing else. */
function slowness(): number {
  return process.env.CI ? 3 : 5
}

test('the files around it say what it needs', async () => {
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(Object.keys(settings).sort()).toEqual([
    'DATA_DIR',
    'HOSTNAME',
    'LOG_FORMAT',
    'MIGRATE_ON_START',
    'NODE_ENV',
    'NODE_OPTIONS',
    'PORT',
  ])
  const { services } = parse(await readFile(join(root, 'compose.yaml'), 'utf8'), { merge: true })
  expect(services.lectern).toMatchObject({
    read_only: true,
    mem_limit: '512m',
    cap_drop: ['ALL'],
    stop_grace_period: '45s',
  })
  // Where `.env` is of the laptop, the container goes on to be what the image says.
  for (const { environment } of [services.lectern, services.tools])
    expect(environment).toMatchObject({ DATA_DIR: settings.DATA_DIR, PORT: settings.PORT, NEON_DB_URL: '' })
  expect(dockerfile).toContain(`AS ${services.tools.build.target}`)
  const nginx = await readFile(join(root, 'docs/proxy/nginx.conf'), 'utf8')
  expect(nginx).toMatch(/proxy_buffering off;/)
  const ignored = (await readFile(join(root, '.dockerignore'), 'utf8')).split('\n')
  expect(ignored).toEqual(expect.arrayContaining(['.env', '.env.local', '.data', 'node_modules', '*.gz*']))
})
