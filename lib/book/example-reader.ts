import { z } from 'zod'

/** As whom a chapter can be read without an account: a name that follows "read as", and what such a reader would say. */
export const ExampleReader = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string(),
  software: z.string().max(400),
  hardware: z.string().max(400),
})
export type ExampleReader = z.infer<typeof ExampleReader>
