import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { mountDisk } from '@/tests/support/disk'
import { type Reader, signIn, signUp } from '@/tests/support/reader'

let disk: Awaited<ReturnType<typeof mountDisk>>
let app: App | undefined
beforeEach(async () => {
  disk = await mountDisk(100)
})
afterEach(async () => {
  await app?.stop()
  await disk.unmount()
})

const background = { software: `none ${'x'.repeat(380)}`, hardware: 'none' }

test('on a full disk chapters are read and nobody is told yes in vain; with room again it goes on', async () => {
  app = await startApp({ DATA_DIR: disk.folder })
  const readers: Reader[] = [await signUp(app.url, background)]
  await disk.fill()
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
  await disk.clear(400)
  await expect.poll(() => signUp(found().url, background).then(() => 'in', String), { timeout: 60_000 }).toBe('in')
  for (const reader of readers) expect(await signIn(app.url, reader)).toBeTruthy()
  await app.stop()
  app = await startApp({ DATA_DIR: disk.folder })
  for (const reader of readers) expect(await signIn(app.url, reader)).toBeTruthy()
  console.log(
    `disk full: ${told} readers were told yes and ${refused} no; all ${told} can sign in, before and after a restart`,
  )
}, 600_000)

function found(): App {
  if (!app) throw new Error('it was started')
  return app
}
