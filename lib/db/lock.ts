import { existsSync, linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'

/** Another process has the folder. The message is one line for whoever started this one. */
export class LockedError extends Error {
  constructor(
    readonly dir: string,
    readonly holder: Holder,
  ) {
    const where = holder.host === hostname() ? '' : ` on ${holder.host}`
    super(
      `The embedded database in ${dir} is in use by process ${holder.pid}${where}. Stop that process first` +
        (where ? `, or remove ${dir}.lock if it no longer runs: one container may use a data volume at a time.` : '.'),
    )
    this.name = 'LockedError'
  }
}

/** Who holds a lock. `start` tells a process from a later one of the same pid, as in containers, where each has pid 1. */
type Holder = { pid: number; host: string; start?: string }

/**
 * Keeps a folder for this process, by `<dir>.lock` beside it; two processes in one PGlite folder lose each other's
 * rows without a word. The lock of a dead process is taken over, never one that is merely old.
 * @param patienceMs how long to wait for a predecessor that is just ending
 * @returns what gives the lock back; it is also given back when the process ends
 * @throws {LockedError}
 */
export async function lock(dir: string, { patienceMs = 5000 } = {}): Promise<() => void> {
  const path = `${dir}.lock`
  const deadline = Date.now() + patienceMs
  for (;;) {
    if (take(path)) return released(path)
    const holder = readHolder(path)
    if (holder && isDead(holder)) remove(path, holder)
    else if (holder && Date.now() >= deadline) throw new LockedError(dir, holder)
    else await pause(100)
  }
}

const self: Holder = { pid: process.pid, host: hostname(), start: startOf(process.pid) }

/** `link` makes the name and the content at once: nobody ever reads half a lock. */
function take(path: string): boolean {
  const draft = `${path}.${process.pid}.draft`
  writeFileSync(draft, JSON.stringify(self))
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    unlinkSync(draft)
  }
}

function released(path: string): () => void {
  const release = () => {
    process.off('exit', release)
    rmSync(path, { force: true })
  }
  process.once('exit', release)
  return release
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function isDead({ pid, host, start }: Holder): boolean {
  if (host !== self.host) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return isCode(error, 'ESRCH')
  }
  return start !== undefined && startOf(pid) !== start
}

/** Two may find the same dead holder: what was moved away is looked at, and put back if it is a living one's. */
function remove(path: string, dead: Holder): void {
  const moved = `${path}.${process.pid}.stale`
  try {
    renameSync(path, moved)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  const holder = readHolder(moved)
  if (holder && (holder.pid !== dead.pid || holder.start !== dead.start) && !existsSync(path)) linkSync(moved, path)
  unlinkSync(moved)
}

/** When a process started, in ticks since boot, with the boot's id (proc(5), field 22); undefined where there is no /proc. */
function startOf(pid: number): string | undefined {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '')
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${afterName.split(' ')[19]}`
  } catch {
    return undefined
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
