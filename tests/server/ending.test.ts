import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { GroqServer } from '@/tests/support/groq-server'
import { events, signUp, streamReading } from '@/tests/support/reader'

const section = { id: 'what-a-sensor-does', heading: 'What a sensor does' }

let groq: GroqServer
let app: App
beforeEach(async () => {
  groq = await GroqServer.start()
  app = await startApp({ GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url, PERSONALIZE_IDLE_TIMEOUT_MS: '20000' })
})
afterEach(async () => {
  await app.stop()
  await groq.stop()
})

test('a server that is asked to end takes nobody new, and finishes what it has begun', async () => {
  const { token } = await signUp(app.url, { software: 'none', hardware: 'none' })
  const release = groq.hold(section.heading, 0.5)
  const response = await streamReading(app.url, token, { chapter: 'sensing', sections: [section.id] })
  await groq.untilAsked(section.heading)
  const ended = app.ask()
  await expect
    .poll(
      () =>
        fetch(app.url, { headers: { connection: 'close' } }).then(
          () => 'answered',
          () => 'refused',
        ),
      { timeout: 30_000 },
    )
    .toBe('refused')
  release()
  const told = []
  for await (const { event } of events(response)) told.push(event)
  expect(told.at(-1)).toBe('done')
  expect(await ended).not.toBe('SIGKILL')
})
