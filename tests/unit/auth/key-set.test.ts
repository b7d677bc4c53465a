import { beforeAll, describe, expect, test } from 'vitest'
import { databaseKeySet, ownAge } from '@/lib/auth/key-set'
import { verifyToken } from '@/lib/auth/token'
import { expected, makeKey, sign, type TestKey } from '../../support/keys'

let first: TestKey
let second: TestKey
beforeAll(async () => {
  ;[first, second] = await Promise.all([makeKey('first'), makeKey('second')])
})

function watched() {
  const state = { time: 0, loads: 0, keys: [first], wait: Promise.resolve() }
  const load = async () => {
    state.loads++
    await state.wait
    return state.keys
  }
  return { state, keySet: databaseKeySet(load, () => state.time) }
}

const header = (kid: string) => ({ alg: 'RS256', kid })
const times = <T>(n: number, make: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)))

test('the key set is read once however many ask', async () => {
  const { state, keySet } = watched()
  await times(20, () => keySet.findKey(header('first')))
  expect(state.loads).toBe(1)
})

test('it is read again after ten seconds, so that a key that was retired is refused', async () => {
  const { state, keySet } = watched()
  await keySet.publicKeys()
  state.keys = [second]
  state.time = ownAge - 1
  expect(await keySet.findKey(header('first'))).toBeDefined()
  state.time = ownAge
  expect(await keySet.findKey(header('first'))).toBeUndefined()
})

describe('a key that it lacks', () => {
  test('is found at once', async () => {
    const { state, keySet } = watched()
    await keySet.publicKeys()
    state.keys = [first, second]
    const claims = await verifyToken(await sign(second), keySet, expected)
    expect(claims.subject).toBe('reader')
  })

  test('is found by all who ask while the set is read for the first of them', async () => {
    const { state, keySet } = watched()
    await keySet.publicKeys()
    state.keys = [first, second]
    let answer = () => {}
    state.wait = new Promise((resolve) => {
      answer = resolve
    })
    const asked = times(20, () => keySet.findKey(header('second')))
    await new Promise(setImmediate)
    answer()
    expect((await asked).every((key) => key !== undefined)).toBe(true)
    expect(state.loads).toBe(2)
  })

  test('and that does not exist costs one reading in five seconds', async () => {
    const { state, keySet } = watched()
    await times(100, (n) => keySet.findKey(header(`made-up-${n}`)))
    for (let n = 0; n < 100; n++) expect(await keySet.findKey(header(`later-${n}`))).toBeUndefined()
    expect(state.loads).toBe(2)
    state.time = 4999
    await keySet.findKey(header('made-up'))
    expect(state.loads).toBe(2)
    state.time = 5000
    await keySet.findKey(header('made-up'))
    expect(state.loads).toBe(3)
  })
})

describe('while it cannot be read', () => {
  function broken() {
    const state = { time: 0, away: false }
    const load = async () => (state.away ? Promise.reject(new Error('away')) : [first])
    return { state, keySet: databaseKeySet(load, () => state.time) }
  }

  test('keys that are known verify until it is too old, and nothing is said of others', async () => {
    const { state, keySet } = broken()
    await keySet.publicKeys()
    state.away = true
    expect(await keySet.findKey(header('first'))).toBeDefined()
    for (let n = 0; n < 3; n++)
      await expect(keySet.findKey(header('second'))).rejects.toMatchObject({ code: 'keys_unavailable' })
    state.time = ownAge
    await expect(keySet.findKey(header('first'))).rejects.toMatchObject({ code: 'keys_unavailable' })
    await expect(keySet.publicKeys()).rejects.toMatchObject({ code: 'keys_unavailable' })
  })

  test('it is tried again by the next to ask', async () => {
    const { state, keySet } = broken()
    state.away = true
    await expect(keySet.publicKeys()).rejects.toMatchObject({ code: 'keys_unavailable' })
    state.away = false
    expect((await keySet.publicKeys()).keys).toMatchObject([{ kid: 'first', use: 'sig', alg: 'RS256' }])
  })
})
