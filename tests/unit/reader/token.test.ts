import { describe, expect, test } from 'vitest'
import { isUnasked } from '@/lib/reader/request'
import { claimsOf, expiryOf, keepToken } from '@/lib/reader/token'

function token(expiresAt: number, name = ''): string {
  return `h.${Buffer.from(JSON.stringify({ exp: expiresAt, name })).toString('base64url')}.s`
}

function keeper({ now = 0, life = 900 } = {}) {
  const clock = { now }
  const asked: string[] = []
  const keep = keepToken(
    async () => {
      asked.push(token(clock.now / 1000 + life, String(asked.length)))
      return asked.at(-1)
    },
    () => clock.now,
  )
  return { clock, asked, keep }
}

describe('a kept token', () => {
  test('is asked for once while it is good', async () => {
    const { clock, asked, keep } = keeper()
    const first = await keep.current()
    clock.now = 800_000
    expect(await keep.current()).toBe(first)
    expect(asked).toHaveLength(1)
  })

  test('is renewed shortly before it ends', async () => {
    const { clock, asked, keep } = keeper()
    await keep.current()
    clock.now = 875_000
    expect(await keep.current()).toBe(asked[1])
  })

  test('is asked for once however many want it', async () => {
    const { asked, keep } = keeper()
    const tokens = await Promise.all([keep.current(), keep.current(), keep.renew()])
    expect(new Set(tokens).size).toBe(1)
    expect(asked).toHaveLength(1)
  })

  test('is gone when it is forgotten, also while it is on its way', async () => {
    const answers: ((token: string) => void)[] = []
    const keep = keepToken(
      () => new Promise((resolve) => answers.push(resolve)),
      () => 0,
    )
    const first = keep.current()
    await Promise.resolve()
    keep.forget()
    const second = keep.current()
    await Promise.resolve()
    answers[1]?.(token(900, 'new'))
    answers[0]?.(token(900, 'old'))
    await Promise.all([first, second])
    expect(await keep.current()).toBe(token(900, 'new'))
  })

  test('is absent for who is not signed in, and asked for again', async () => {
    let count = 0
    const keep = keepToken(async () => void count++)
    expect(await keep.current()).toBeUndefined()
    expect(await keep.current()).toBeUndefined()
    expect(count).toBe(2)
  })

  test('is asked for again after a failure', async () => {
    const answers = [() => Promise.reject(new Error('down')), async () => token(9e9)]
    const keep = keepToken(() => answers.shift()?.() ?? Promise.resolve(undefined))
    await expect(keep.current()).rejects.toThrow('down')
    expect(await keep.current()).toBe(token(9e9))
  })

  test('tells who was never asked what they know from who gave one answer, and from a token of another issuer', () => {
    const says = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`
    expect(isUnasked(says({ software_background: '', hardware_background: '' }))).toBe(true)
    expect(isUnasked(says({ software_background: '', hardware_background: 'none' }))).toBe(false)
    expect(isUnasked(says({}))).toBe(false)
  })

  test('is read in every script', () => {
    const claims = { software_background: 'Fünf Jahre Python; 機械 ???>>>' }
    expect(claimsOf(`h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`)).toEqual(claims)
  })

  test('is read in the alphabet of tokens', () => {
    expect(expiryOf(token(1_700_000_000, '???>>>ÿ'))).toBe(1_700_000_000_000)
  })
})
