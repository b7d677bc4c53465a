import { z } from 'zod'

const Background = z
  .string('must be text')
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .max(400, 'must have at most 400 characters')
      .regex(/^\P{Cc}*$/u, 'must not have control characters'),
  )

/** What a reader says of a background: one line of at most 400 characters, in the reader's own words. Empty: not asked yet. */
export const backgrounds = {
  software_background: field(),
  hardware_background: field(),
}

function field() {
  return { type: 'string', required: true, input: true, validator: { input: Background } } as const
}
