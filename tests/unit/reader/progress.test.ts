import { describe, expect, test } from 'vitest'
import { keepPlace, type Place, readPlaces } from '@/lib/reader/place'
import { exchangeProgress, hasUnsent } from '@/lib/reader/progress'

const place = (when: number, share = 10): Place => ({ at: 'one', share, versions: { one: 'a' }, version: '', when })

function browser() {
  const kept = new Map<string, string>()
  return () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
}

/** An account that knows some places and takes others. */
function account(places: Record<string, Place> = {}, status = 200) {
  const asked: Record<string, Place>[] = []
  const fetchWithToken = async (_: string, { body = '' }: RequestInit = {}) => {
    const sent = JSON.parse(String(body)).places
    asked.push(sent)
    return Response.json({ places: { ...sent, ...places } }, { status })
  }
  return { asked, fetchWithToken }
}

describe('the places of a browser and of an account', () => {
  test('become those that are later, each way', async () => {
    const open = browser()
    keepPlace('sensing', place(5), [], open)
    keepPlace('planning', place(9), [], open)
    const { asked, fetchWithToken } = account({ sensing: place(7, 80), safety: place(3) })
    expect(await exchangeProgress('ada', fetchWithToken, open)).toBe(true)
    expect(Object.keys(asked[0] ?? {})).toEqual(['planning', 'sensing'])
    expect(readPlaces(open).chapters).toEqual({ sensing: place(7, 80), planning: place(9), safety: place(3) })
  })

  test('are sent once, and again only when they are later', async () => {
    const open = browser()
    const { asked, fetchWithToken } = account()
    keepPlace('sensing', place(5), [], open)
    expect(hasUnsent('ada', open)).toBe(true)
    await exchangeProgress('ada', fetchWithToken, open)
    expect(hasUnsent('ada', open)).toBe(false)
    await exchangeProgress('ada', fetchWithToken, open)
    expect(asked[1]).toEqual({})
    keepPlace('sensing', place(6), [], open)
    expect(hasUnsent('ada', open)).toBe(true)
  })

  test('of another reader who was signed in here are not taken along', async () => {
    const open = browser()
    keepPlace('sensing', place(5), [], open)
    await exchangeProgress('ada', account().fetchWithToken, open)
    expect(hasUnsent('grace', open)).toBe(false)
    expect(Object.keys(readPlaces(open).chapters)).toEqual(['sensing'])
    const grace = account({ safety: place(3) })
    await exchangeProgress('grace', grace.fetchWithToken, open)
    expect(grace.asked).toEqual([{}])
    expect(Object.keys(readPlaces(open).chapters)).toEqual(['safety'])
  })

  test('of who signs in after another, without a connection, are kept until there is one', async () => {
    const open = browser()
    keepPlace('sensing', place(5), [], open)
    await exchangeProgress('ada', account().fetchWithToken, open)
    await exchangeProgress('grace', account({}, 503).fetchWithToken, open)
    keepPlace('planning', place(9), [], open)
    expect(hasUnsent('grace', open)).toBe(true)
    const { asked, fetchWithToken } = account()
    await exchangeProgress('grace', fetchWithToken, open)
    expect(Object.keys(asked[0] ?? {})).toEqual(['planning'])
  })

  test('stay and are sent another time where the account cannot be reached', async () => {
    const open = browser()
    keepPlace('sensing', place(5), [], open)
    const fails = () => Promise.reject(new TypeError('Failed to fetch'))
    expect(await exchangeProgress('ada', fails, open)).toBe(false)
    expect(await exchangeProgress('ada', account({}, 503).fetchWithToken, open)).toBe(false)
    expect(hasUnsent('ada', open)).toBe(true)
    expect(readPlaces(open).chapters.sensing).toEqual(place(5))
  })

  test('are as many as a request may carry', async () => {
    const open = browser()
    for (let index = 0; index < 60; index++)
      keepPlace(`chapter-${index}`, { ...place(index + 1), version: 'v'.repeat(900) }, [], open)
    const { asked, fetchWithToken } = account()
    while (hasUnsent('ada', open)) await exchangeProgress('ada', fetchWithToken, open)
    expect(asked.flatMap((places) => Object.keys(places)).length).toBe(60)
    for (const places of asked) expect(JSON.stringify({ places }).length).toBeLessThan(16_000)
  })
})
