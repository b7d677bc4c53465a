import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, whatever folder a command was given in. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const folders = ['app', 'content', 'lib', 'public', 'drizzle', 'scripts']
const configuration = ['package-lock.json', 'tsconfig.json', 'next.config.mjs', 'postcss.config.mjs']
const sources = [...folders, ...configuration, 'middleware.ts', 'mdx-components.tsx', 'instrumentation.ts']

/** What a server reads of the book. */
export const gathered = ['book.json', 'search.json', 'chapters', 'markdown'].map((name) => `.book/${name}`)

/** Runs a command to its end. Rejects, with the command as it would be typed, when it fails. */
export function run(command, args = [], { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: quiet ? 'ignore' : 'inherit',
      env: { ...process.env, ...env },
    })
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${[command, ...args].join(' ')} failed (${code}).`)),
    )
  })
}

/** Runs a package's command with this Node. */
export function runBin(name, args = [], options = {}) {
  const { bin } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : (bin[name] ?? bin[name.split('/').at(-1)] ?? Object.values(bin)[0])
  return run(process.execPath, [join('node_modules', name, file), ...args], options)
}

/** Installs exactly what the lockfile names, unless that is what is there. */
export async function install() {
  const stamp = join(root, 'node_modules/.lectern')
  const wanted = hash(['package.json', 'package-lock.json'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing packages …')
  // The build needs the types as well, so a production environment must not leave them out. `npm ci` refuses a lockfile
  // without the binaries of other platforms, which not every registry has; this installs the same versions.
  await run(npm(), ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'])
  writeFileSync(stamp, wanted)
}

/** Reads `.env` as Next does, so that commands beside the server see the same settings. */
export async function loadSettings() {
  const { default: env } = await import('@next/env')
  env.loadEnvConfig(root, process.env.NODE_ENV === 'development', { info: () => {}, error: console.error })
}

/**
 * Gathers the book and builds the site, unless the last build was of the same sources.
 * @param {{ always?: boolean, standalone?: boolean }} [how] `standalone`: with what a container runs, which no other
 *   server needs: a copy of all that is used of the packages.
 */
export async function build({ always = false, standalone = false } = {}) {
  const stamp = join(root, '.next/lectern')
  // What a server reads of the book must be what its pages were built from, and be there.
  const made = () => hash([...sources, ...gathered], process.env.BETTER_AUTH_URL)
  const isWhole = !standalone || existsSync(join(root, '.next/standalone'))
  if (!always && isWhole && existsSync(stamp) && readFileSync(stamp, 'utf8') === made()) return
  await indexBook()
  await prepareDatabase()
  await runBin('next', ['build'], {
    env: { NEXT_TELEMETRY_DISABLED: '1', NEXT_OUTPUT: standalone ? 'standalone' : '' },
  })
  // Its packages are there only once install() has run.
  const { writePolicies } = await import('./policy.mjs')
  writePolicies(join(root, '.next'))
  // Next may mend tsconfig.json while it builds.
  writeFileSync(stamp, made())
}

/** The bundler keeps compiled chapters while the site is edited, and does not see that what compiles them has changed. */
export function forgetCompiled() {
  const stamp = join(root, '.next/dev/cache/lectern-plugins')
  const plugins = hash(['lib/book'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === plugins) return
  rmSync(dirname(stamp), { recursive: true, force: true })
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, plugins)
}

export async function indexBook() {
  await runBin('tsx', ['scripts/index-book.ts'])
}

/** Packs an empty embedded database for those that are opened on a new folder, unless this version's is there. */
export async function prepareDatabase() {
  if (process.env.VERCEL) return
  const stamp = join(root, '.book/pglite.version')
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return
  await runBin('tsx', ['scripts/template.ts'])
  writeFileSync(stamp, version)
}

/** Ends with one plain line instead of a stack. */
export async function main(work) {
  try {
    await work()
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause)
    process.exit(1)
  }
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm'
}

/** @param origin pages name the site by it, unless it is this machine */
function hash(paths, origin = '') {
  const digest = createHash('sha256').update(process.version)
  if (!/^$|\/\/(?:localhost|127\.0\.0\.1)\b/.test(origin)) digest.update(origin)
  for (const path of paths.flatMap((each) => listFiles(each)))
    digest.update(path).update(readFileSync(join(root, path)))
  return digest.digest('hex')
}

function listFiles(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [path]
  const entries = readdirSync(full, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => join(entry.parentPath.slice(root.length), entry.name)).sort()
}
