import { expect, test } from 'vitest'
import { EnvError, readEnv } from '@/lib/env'

const postgres = { DATABASE_URL: 'postgres://localhost/book' }

test('a secret may have versions, the one in use first, and then needs no other', () => {
  expect(readEnv({ ...postgres, BETTER_AUTH_SECRETS: ' 2:new=:one , 1:old' }).secrets).toEqual([
    { version: 2, value: 'new=:one' },
    { version: 1, value: 'old' },
  ])
  expect(readEnv({ ...postgres, BETTER_AUTH_SECRET: 'old' })).toMatchObject({ secret: 'old', secrets: undefined })
  expect(() => readEnv(postgres)).toThrow(EnvError)
})

test.each(['hunter2', '2:', 'two:hunter2', '-1:hunter2', '2:hunter2,old', '2:hunter2,2:old', '2:hunter2,02:old'])(
  'versions are not taken as %s, and the secret is not told',
  (text) => {
    const read = () => readEnv({ BETTER_AUTH_SECRETS: text })
    expect(read).toThrow('BETTER_AUTH_SECRETS must be')
    expect(read).not.toThrow('hunter2')
  },
)
