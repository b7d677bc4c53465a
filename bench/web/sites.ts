import { spawn } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeBook } from './book'

const root = join(import.meta.dirname, '../..')
const base = process.env.BENCH_SITES ?? join(tmpdir(), 'lectern-bench')
const ours =
  'app lib public drizzle scripts package.json package-lock.json tsconfig.json next.config.mjs postcss.config.mjs middleware.ts mdx-components.tsx instrumentation.ts'

/** A built site, and the processor time its build took, workers included, in seconds. */
export type Site = { folder: string; cpu: number; wall: number }

/**
 * Builds this project, or the bare site, with a book of as many chapters, in a folder of its own.
 * @param again false takes what an earlier run has left there
 */
export async function buildSite(kind: 'ours' | 'bare', count: number, { again = true } = {}): Promise<Site> {
  const folder = join(base, `${kind}-${count}`)
  const built = await readFile(join(folder, '.next/BUILD_ID')).catch(() => undefined)
  if (built && !again) return { folder, cpu: Number.NaN, wall: Number.NaN }
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  if (kind === 'ours')
    for (const name of ours.split(' ')) await cp(join(root, name), join(folder, name), { recursive: true })
  else {
    await cp(join(root, 'bench/bare-book'), folder, { recursive: true })
    await cp(join(root, 'lib/book'), join(folder, 'book'), { recursive: true })
    await cp(join(root, 'package-lock.json'), join(folder, 'package-lock.json'))
  }
  await writeBook(join(folder, 'content'), count)
  await copyPackages(folder)
  // The empty database of a first start is made once, whatever the book.
  await cp(join(root, '.book'), join(folder, '.book'), {
    recursive: true,
    filter: (path) => path.endsWith('.book') || path.includes('pglite'),
  })
  const next = ['node_modules/next/dist/bin/next', 'build']
  return { folder, ...(await measure(kind === 'ours' ? ['scripts/build.mjs'] : next, folder)) }
}

/** The packages, each file a further name of the one that is here: the bundler follows no link out of its folder. */
async function copyPackages(folder: string): Promise<void> {
  const { status } = await run('cp', ['-al', join(root, 'node_modules'), folder], root)
  if (status !== 0) throw new Error(`${folder} has to be on the same disk as this project: set BENCH_SITES.`)
}

async function measure(args: string[], folder: string): Promise<{ cpu: number; wall: number }> {
  const started = performance.now()
  const { status, cpu, output } = await run(process.execPath, args, folder)
  if (status !== 0) throw new Error(`${folder} cannot be built:\n${output}`)
  return { cpu, wall: (performance.now() - started) / 1000 }
}

/** Runs a command to its end, and adds up what it and all its processes took, from /proc, four times a second. */
function run(command: string, args: string[], cwd: string) {
  const { PATH, HOME, TMPDIR } = process.env
  return new Promise<{ status: number | null; cpu: number; output: string }>((resolve, reject) => {
    const env = { PATH, HOME, TMPDIR, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const seen = new Map<string, number>()
    const watch = setInterval(() => look(child.pid ?? 0, seen), 250)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', reject)
    child.on('close', (status) => {
      clearInterval(watch)
      resolve({ status, output, cpu: [...seen.values()].reduce((sum, ticks) => sum + ticks, 0) / 100 })
    })
  })
}

/** Notes the ticks (100 a second) of every process of a group; one that has ended keeps what it had. */
async function look(group: number, seen: Map<string, number>): Promise<void> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    // After the name, which may hold spaces: state, parent, group, and from the 12th on user and system time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (Number(fields[2]) === group) seen.set(pid, Number(fields[11]) + Number(fields[12]))
  }
}
