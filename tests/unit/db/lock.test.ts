import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LockedError, lock } from '@/lib/db/lock'

let folder: string
let dir: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-lock-'))
  dir = join(folder, 'pglite')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const held = (holder: unknown) => writeFile(`${dir}.lock`, JSON.stringify(holder))

test('a lock is there while it is held and gone when it is given back', async () => {
  const release = await lock(dir)
  expect(JSON.parse(await readFile(`${dir}.lock`, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
  release()
  expect(existsSync(`${dir}.lock`)).toBe(false)
  ;(await lock(dir))()
})

test('a lock that is held is refused, naming the process and what to do', async () => {
  const release = await lock(dir)
  const refused = lock(dir, { patienceMs: 0 })
  await expect(refused).rejects.toBeInstanceOf(LockedError)
  await expect(refused).rejects.toThrow(`process ${process.pid}. Stop that process first.`)
  release()
})

test('a lock is waited for while its holder may still be ending', async () => {
  const release = await lock(dir)
  const waiting = lock(dir, { patienceMs: 5000 })
  release()
  ;(await waiting)()
})

test('a dead process gives its lock away, at once', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  await held({ pid: child.pid, host: hostname() })
  ;(await lock(dir, { patienceMs: 0 }))()
})

test('an earlier process of the same pid is dead', async () => {
  await held({ pid: process.pid, host: hostname(), start: 'another boot:1' })
  ;(await lock(dir, { patienceMs: 0 }))()
})

test('a process on another host cannot be looked at, so its lock stays, however old', async () => {
  await held({ pid: 1, host: 'another-host' })
  const refused = lock(dir, { patienceMs: 0 })
  await expect(refused).rejects.toThrow('process 1 on another-host')
  await expect(refused).rejects.toThrow('.lock')
})

test('of many that find a dead one, one gets the lock', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  await held({ pid: child.pid, host: hostname() })
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lock(dir, { patienceMs: 0 })))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
