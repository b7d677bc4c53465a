import { describe, expect, test } from 'vitest'
import { OvertakenError } from '@/lib/personalize/engines/generate'
import { found } from '@/tests/support/book'
import { generating, ids, quietAfter, readPieces } from '@/tests/support/generation'
import { rewrite } from '@/tests/support/groq-rewrite'
import { scripted } from '@/tests/support/model'

const [one = '', two = ''] = ids

describe('a leader', () => {
  test('whom nobody waits for any more gives the work up, and the next goes on from what was released', async () => {
    const leave = new AbortController()
    const { work, shared, failed } = await generating(quietAfter(2), { leave })
    await work.next()
    await work.next()
    const rest = work.next()
    leave.abort(new Error('gone'))
    await expect(rest).rejects.toThrow('gone')
    expect([failed, (await shared.watch('key'))?.status]).toEqual([[], 'lost'])
    expect(Object.keys((await shared.claim('key'))?.released ?? {})).toEqual([one, two])
  })

  test('that was overtaken while its provider was quiet ends the request', async () => {
    const { work, shared, lose } = await generating(quietAfter(2), { renewal: 5 })
    await work.next()
    await work.next()
    lose('key')
    const next = found(await shared.claim('key'))
    await expect(work.next()).rejects.toBeInstanceOf(OvertakenError)
    expect(Object.keys(next.released)).toEqual([one, two])
    expect(await next.add({ slot: ids[2] ?? '', text: 'It goes on.' })).toBe(true)
  })

  test('that was overtaken releases no slot more', async () => {
    const { work, shared, lose } = await generating(scripted(rewrite).complete)
    await work.next()
    lose('key')
    await shared.claim('key')
    await expect(work.next()).rejects.toBeInstanceOf(OvertakenError)
  })

  test('that cannot keep its lease for a reason without a name fails with that, and ends the request', async () => {
    const { begin, lease } = await generating(quietAfter(2), { renewal: 5 })
    const renew = async () => {
      throw new TypeError('ours')
    }
    await expect(readPieces(begin({ ...lease, renew }))).rejects.toThrow('ours')
  })
})
