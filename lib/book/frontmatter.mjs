import { parse } from 'yaml'
import { z } from 'zod'

const SectionSettings = z.strictObject({
  /** Whose knowledge the section needs. */
  domain: z.enum(['software', 'hardware', 'both']).optional(),
  /** 1 basics, 2 normal, 3 demanding. */
  level: z.int().min(1).max(3).optional(),
  /** Ids of the concepts the section teaches. */
  concepts: z.array(z.string()).optional(),
  /** A section marked so is never touched. */
  verbatim: z.boolean().optional(),
})

/** What may stand above a chapter. Only the title is required, so that foreign chapters build. */
export const Frontmatter = z.strictObject({
  title: z.string().trim().min(1),
  description: z.string().trim().max(200).optional(),
  domain: SectionSettings.shape.domain,
  level: SectionSettings.shape.level,
  verbatim: SectionSettings.shape.verbatim,
  sections: z.record(z.string(), SectionSettings).default({}),
})

/**
 * Reads the YAML above a chapter.
 * @param {string} text the YAML without its fences
 * @returns {import('zod').infer<typeof Frontmatter>}
 * @throws {Error} naming every field that is wrong
 */
export function readFrontmatter(text) {
  const result = Frontmatter.safeParse(parse(text) ?? {})
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'frontmatter'}: ${issue.message}`)
  throw new Error(`The frontmatter is not understood. ${faults.join('; ')}`)
}
