import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { type Reader, signIn, signUp } from '@/tests/support/reader'

// A disk of its own for the embedded database, which takes the rights to mount one.
let folder: string
let app: App | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-full-'))
  disk('mount', '-t', 'tmpfs', '-o', 'size=100m', 'tmpfs', folder)
})
afterEach(async () => {
  await app?.stop()
  disk('umount', folder)
  await rm(folder, { recursive: true, force: true })
})

function disk(...[command = '', ...args]: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
}

const background = { software: `none ${'x'.repeat(380)}`, hardware: 'none' }

test('on a full disk chapters are read and nobody is told yes in vain; with room again it goes on', async () => {
  app = await startApp({ DATA_DIR: folder })
  const readers: Reader[] = [await signUp(app.url, background)]
  let filled = 0
  for (let size = 64 * 1024 * 1024; size >= 4096; )
    await writeFile(join(folder, `ballast-${filled}`), Buffer.alloc(size)).then(
      () => {
        filled += 1
      },
      () => {
        size /= 2
      },
    )
  let refused = 0
  for (let n = 0; n < 60 && refused < 3; n += 1)
    await signUp(app.url, background).then(
      (reader) => readers.push(reader),
      () => {
        refused += 1
      },
    )
  expect((await fetch(`${app.url}/chapters/sensing`)).status).toBe(200)
  const told = readers.length
  for (let n = 0; n < filled; n += 1) await rm(join(folder, `ballast-${n}`), { force: true })
  disk('mount', '-o', 'remount,size=400m', folder)
  await expect.poll(() => signUp(found().url, background).then(() => 'in', String), { timeout: 60_000 }).toBe('in')
  for (const reader of readers) expect(await signIn(app.url, reader)).toBeTruthy()
  await app.stop()
  app = await startApp({ DATA_DIR: folder })
  for (const reader of readers) expect(await signIn(app.url, reader)).toBeTruthy()
  console.log(
    `disk full: ${told} readers were told yes and ${refused} no; all ${told} can sign in, before and after a restart`,
  )
}, 600_000)

function found(): App {
  if (!app) throw new Error('it was started')
  return app
}
