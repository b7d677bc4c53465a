import { afterAll, beforeAll, vi } from 'vitest'
import { refuseSecrets } from './discreet'

// Whatever the code under test prints is read, so that each test of it is also one of what it keeps to itself.
const printed: string[] = []

beforeAll(() => {
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const print = console[level].bind(console)
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      printed.push(parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part))).join(' '))
      print(...parts)
    })
  }
})
afterAll(() => {
  vi.restoreAllMocks()
  refuseSecrets(printed.join('\n'))
})
