import { describe, expect, test } from 'vitest'
import { ProviderError } from '@/lib/personalize/engines/completion'
import { knownModels } from '@/lib/personalize/engines/models'

const failed = (status: number, code?: string) =>
  new ProviderError({ check: 'provider', message: 'It failed.' }, { status, code })

describe('a model', () => {
  test.each([
    ['is not found', failed(404)],
    ['is decommissioned', failed(400, 'model_decommissioned')],
  ])('that %s is left alone for ten minutes', (_, error) => {
    let now = 0
    const models = knownModels(['first', 'second'], () => now)
    models.note('first', error)
    expect(models.available()).toEqual(['second'])
    expect(models.trouble()).toContain('first')
    now = 10 * 60_000
    expect(models.available()).toEqual(['first', 'second'])
  })

  test('that was busy or refused one request is asked again', () => {
    const models = knownModels(['first'], () => 0)
    models.note('first', failed(429))
    models.note('first', failed(400))
    expect(models.available()).toEqual(['first'])
    expect(models.trouble()).toContain('It failed.')
    models.note('first', 'answered')
    expect(models.trouble()).toBeUndefined()
  })
})

test.each([401, 403])('a key that is refused with %i stops every call for five minutes', (status) => {
  let now = 0
  const models = knownModels(['first', 'second'], () => now)
  models.note('first', failed(status))
  expect(models.available()).toEqual([])
  expect(models.trouble()).toContain('key')
  now = 5 * 60_000
  expect(models.available()).toEqual(['first', 'second'])
})
