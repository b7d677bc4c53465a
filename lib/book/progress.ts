import { z } from 'zod'

/** A name or a version, with nothing in it that a database cannot keep. */
const word = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not have control characters or halves of one')

/** A place in a chapter: where a reader is, how far they came, and what they saw of it. */
export const ProgressPlace = z.strictObject({
  /** The id of the section that was read last. */
  at: word(200),
  /** The furthest that was read, in percent. */
  share: z.int().min(0).max(100),
  /** By section, the version of it that was seen. */
  versions: z
    .record(word(200), word(80))
    .refine((versions) => Object.keys(versions).length <= 200, 'has more than 200 sections'),
  /** The version of the whole chapter that was seen to its end; empty for none. */
  version: word(80),
  /** When, in milliseconds since 1970. */
  when: z.int().min(0).max(8.64e15),
})

/** By chapter, where a reader is: what a browser sends of it, and what it gets. */
export const Progress = z.strictObject({
  places: z
    .record(word(200), ProgressPlace)
    .refine((places) => Object.keys(places).length <= 300, 'has more than 300 chapters'),
})
export type Progress = z.infer<typeof Progress>
