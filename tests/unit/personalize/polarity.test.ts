import { describe, expect, test } from 'vitest'
import { findTurned } from '@/lib/personalize/polarity'
import { readProse } from '@/lib/personalize/prose'

const turned = (was: string, is: string, ...around: string[]) =>
  findTurned(readProse(was), readProse(is), around.map(readProse))

describe('a word that turns a statement', () => {
  test.each([
    [
      'lost where another of its kind stays',
      'It does not know where zero is, and the motor does not stop by itself.',
      'It does not know where zero is, and the motor stops by itself.',
      'not',
    ],
    [
      'moved to another term',
      'The encoder cannot slip, the wheel can turn.',
      'The wheel cannot turn here today. Only now the encoder can slip.',
      'not',
    ],
    ['lost beside code', 'Call `step()` only after `reset()`.', 'Call `step()` after `reset()`.', 'only'],
    ['lost beside a number', 'Charge only below 45 °C.', 'Charge below 45 °C.', 'only'],
    [
      'added where another of its kind is',
      'It does not drift. The motor stops.',
      'It does not drift. The motor does not stop.',
      'not',
    ],
    ['lost with all that it bore on, and no other there', 'Never open it.', 'Keep the case shut.', 'never'],
  ])('is missed when %s', (_, was, is, name) => expect(turned(was, is)).toContain(`“${name}”`))

  test.each([
    ['in another place', 'Only the resistance limits the current.', 'The current is limited only by the resistance.'],
    ['joined with another', 'There is no noise and no drift.', 'There is no noise or drift.'],
    ['of another form', 'It is not stable.', 'It isn’t stable.'],
    ['by another word', 'You must brake.', 'You have to brake.'],
    ['by a comparison', 'It is at a speed that it cannot reach.', 'It is at a speed beyond its reach.'],
    [
      'in a sentence that is cut',
      'It never stops, unless it is held.',
      'It never stops. That is so unless it is held.',
    ],
  ])('may stand %s', (_, was, is) => expect(turned(was, is)).toBeUndefined())

  test('may come from a passage that says so of the same thing', () => {
    const [was, is] = ['The filter smooths.', 'The filter smooths. It does not mend drift.']
    expect(turned(was, is)).toContain('added a “not”')
    expect(turned(was, is, 'Filters do not mend drift.')).toBeUndefined()
  })

  test('is told with the words beside it', () => {
    expect(turned('The result must not be trusted.', 'The result is not trusted.')).toBe('lost a “must” (trusted)')
  })
})
