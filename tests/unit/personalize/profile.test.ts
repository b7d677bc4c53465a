import { expect, test } from 'vitest'
import { Profile } from '@/lib/personalize/events'
import { profileOf } from '@/lib/personalize/profile'
import { book } from '@/tests/support/book'

test('each background speaks of its own domain only', () => {
  const reader = { softwareBackground: 'expert; python, arduino', hardwareBackground: 'beginner; arduino, python' }
  expect(profileOf(reader, book.vocabulary)).toEqual({
    software: { level: 'expert', anchors: ['python'] },
    hardware: { level: 'beginner', anchors: ['arduino'] },
  })
})

test('the two levels are never brought nearer to each other', () => {
  for (const [software, hardware] of [
    ['expert', 'none'],
    ['none', 'expert'],
    ['intermediate', 'beginner'],
  ] as const) {
    const profile = profileOf({ softwareBackground: software, hardwareBackground: hardware }, book.vocabulary)
    expect([profile.software.level, profile.hardware.level]).toEqual([software, hardware])
  }
})

test('a background that is missing or empty is unknown, not none', () => {
  const nothing = { level: 'unknown', anchors: [] }
  for (const softwareBackground of [undefined, '', '   '])
    expect(profileOf({ softwareBackground, hardwareBackground: 'none' }, book.vocabulary)).toEqual({
      software: nothing,
      hardware: { level: 'none', anchors: [] },
    })
  expect(profileOf({}, book.vocabulary)).toEqual({ software: nothing, hardware: nothing })
})

test('a profile is what the contract says of one, and nothing of the text is left in it', () => {
  const secret = 'expert; python, and my name is Ada Lovelace'
  const profile = profileOf({ softwareBackground: secret, hardwareBackground: secret }, book.vocabulary)
  expect(Profile.parse(profile)).toEqual(profile)
  expect(JSON.stringify(profile)).not.toMatch(/ada|lovelace/i)
})
