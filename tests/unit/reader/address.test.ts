import { expect, test } from 'vitest'
import { addressOf } from '@/lib/reader/path'

test('an address leaves out what is not asked, and is read back as it was', () => {
  expect(addressOf('/sign-in', { next: undefined })).toBe('/sign-in')
  const next = "/chapters/a b?it's=(1)&x=*!~#ä+"
  const address = addressOf('/verify', { letter: 'opened', next })
  expect(Object.fromEntries(new URL(address, 'http://site').searchParams)).toEqual({ letter: 'opened', next })
  // As the check of redirects wants them; what it refuses would end a sign-up.
  expect(address).toMatch(/^\/verify\?[A-Za-z0-9_=&%.-]*$/)
})
