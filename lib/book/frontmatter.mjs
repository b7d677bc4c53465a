import { LineCounter, parseDocument } from 'yaml'
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

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'is a day, as in 2026-11-28')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'is no day of the calendar')

/** What may stand above a chapter. Only the title is required, so that foreign chapters build. */
export const Frontmatter = z.strictObject({
  title: z.string().trim().min(1),
  description: z.string().trim().max(200).optional(),
  domain: SectionSettings.shape.domain,
  level: SectionSettings.shape.level,
  verbatim: SectionSettings.shape.verbatim,
  /** Only in development and in previews. */
  draft: z.boolean().optional(),
  /** The day it first appeared, and that of its last change worth telling readers of. */
  published: day.optional(),
  updated: day.optional(),
  /** Slugs it had before: their addresses lead here for good. */
  renamed: z.array(z.string().regex(/^[a-z0-9-]+$/, 'is a slug, as in state-estimation')).default([]),
  sections: z.record(z.string(), SectionSettings).default({}),
})

/**
 * Reads the YAML above a chapter.
 * @param {string} text the YAML without its fences
 * @returns {import('zod').infer<typeof Frontmatter>}
 * @throws {FrontmatterError} naming every field that is wrong
 */
export function readFrontmatter(text) {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const at = (offset) => (({ line, col }) => ({ line, column: col }))(lines.linePos(offset))
  if (document.errors.length > 0) {
    const broken = document.errors.map(({ message, pos }) => ({ message: message.split('\n', 1)[0], ...at(pos[0]) }))
    throw new FrontmatterError(broken)
  }
  const result = Frontmatter.safeParse(document.toJS() ?? {})
  if (result.success) return result.data
  throw new FrontmatterError(
    result.error.issues.map(({ path, message }) => ({
      message: `${path.join('.') || 'frontmatter'}: ${message}`,
      ...at(offsetOf(document, path)),
    })),
  )
}

/**
 * The frontmatter of a parsed chapter; what is wrong with it fails the file at the line of the first fault.
 * @param {import('mdast').Root} tree
 * @param {import('vfile').VFile} file
 */
export function takeFrontmatter(tree, file) {
  const yaml = findYaml(tree)
  try {
    return readFrontmatter(yaml?.value ?? '')
  } catch (cause) {
    const [first] = cause.faults ?? []
    const place = yaml && first ? placeIn(yaml, first) : { line: 1, column: 1 }
    file.fail(cause.message, { place, cause, ruleId: 'frontmatter' })
  }
}

/** The line in the frontmatter that names a section, or the first; undefined where there is no frontmatter. */
export function placeOf(tree, name) {
  const yaml = findYaml(tree)
  const lines = yaml?.value.split('\n') ?? []
  const index = lines.findIndex((line) => line.trimStart().replace(/^["']/, '').startsWith(name))
  return yaml && placeIn(yaml, { line: Math.max(0, index) + 1, column: 1 })
}

/** A place in the YAML as a place in the chapter; its fence is a line. */
export function placeIn(yaml, { line, column }) {
  return { line: line + yaml.position.start.line, column }
}

/** The YAML above a parsed chapter, if there is any. */
export function findYaml(tree) {
  return tree.children.find((node) => node.type === 'yaml')
}

/** Says all that is wrong; `faults` has each with its line and column in the YAML, from 1. */
export class FrontmatterError extends Error {
  /** @param {{ message: string, line: number, column: number }[]} faults */
  constructor(faults) {
    super(`The frontmatter is not understood. ${faults.map(({ message }) => message).join('; ')}`)
    this.faults = faults
  }
}

// What is missing has no place of its own; what should hold it has.
function offsetOf(document, path) {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true)
    if (node?.range) return node.range[0]
  }
  return 0
}
