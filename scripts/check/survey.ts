import type { VFile } from 'vfile'
import type { Frontmatter, Heading } from '@/lib/book/chapter'
import { compileChapter } from '@/lib/book/compile.mjs'
import type { Section } from '@/lib/book/section'
import { findFault } from '@/lib/personalize/verify'
import { type Code, codes } from './codes'
import type { Fault } from './fault'
import { looksFor, type Seen } from './look'
import { lookAtCode, lookAtFormulas } from './look-code'
import { lookAtComponents } from './look-component'
import { lookAtLinks } from './look-link'
import { lookAtFrontmatter, lookAtHeadings, lookAtNames, lookAtReferences } from './look-text'

/** All that is known of one chapter by itself. */
export type Survey = Seen & {
  /** What it compiles to; undefined where it does not. */
  compiled?: { frontmatter: Frontmatter; headings: Heading[]; sections: Section[] }
}

/**
 * Looks at one chapter's source.
 * @param file where it stands, from the root of the project
 * @param names how the book writes names
 */
export async function surveyChapter(source: string, file: string, names: string[]): Promise<Survey> {
  const looks = [
    lookAtFrontmatter,
    lookAtHeadings,
    lookAtReferences,
    lookAtNames(names),
    lookAtLinks,
    lookAtComponents,
    lookAtCode,
    lookAtFormulas,
  ]
  const { plugin, seen } = looksFor(file, looks)
  try {
    const { frontmatter, headings, sections } = await compileChapter(source, file, [plugin])
    const survey = { ...seen, compiled: { frontmatter, headings, sections } }
    return { ...survey, faults: [...seen.faults, ...unverified(survey.compiled, seen, source, file)] }
  } catch (cause) {
    if (!isMessage(cause)) throw cause
    const known = codeOf(cause)
    // The frontmatter was looked at field by field already.
    if (known === 'frontmatter' && seen.faults.some(({ code }) => code === 'frontmatter')) return seen
    const { line = 1, column = 1, reason } = cause
    return { ...seen, faults: [...seen.faults, { code: known, file, line, column, message: plainly(reason) }] }
  }
}

type Message = VFile['messages'][number]

function isMessage(cause: unknown): cause is Message {
  return cause instanceof Error && 'reason' in cause
}

function codeOf({ ruleId }: Message): Code {
  return ruleId && Object.hasOwn(codes, ruleId) ? (ruleId as Code) : 'mdx_syntax'
}

function plainly(reason: string): string {
  return reason.split('\n', 1)[0]?.replace(/ \(note: .*$/, '') ?? reason
}

/** Prose that would not pass its own verification: no model could be asked to write it anew. */
function unverified(
  { headings, sections }: NonNullable<Survey['compiled']>,
  seen: Seen,
  source: string,
  file: string,
): Fault[] {
  const lines = source.split(/\r\n?|\n/)
  return sections.flatMap(({ id, slots }) => {
    const index = headings.findIndex((heading) => heading.id === id)
    const from = index < 0 ? 1 : (seen.headings[index] ?? 1)
    return slots.flatMap(({ markdown, held, variants = [] }): Fault[] => {
      const fault = held ? undefined : [markdown, ...variants.map((each) => each.markdown)].map(faultIn).find(Boolean)
      const beginning = markdown.split('\n', 1)[0]?.slice(0, 24) ?? ''
      const found = lines.findIndex((line, place) => place + 1 > from && line.includes(beginning))
      const line = found < 0 ? from : found + 1
      return fault ? [{ code: 'slot_unverified', file, line, column: 1, message: `Of its own prose: ${fault}` }] : []
    })
  })
}

function faultIn(markdown: string): string | undefined {
  return findFault(markdown, markdown, { texts: [] })?.message
}
