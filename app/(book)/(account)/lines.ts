import type { FaultWords } from '@/app/_ui/words/english/faults'
import { type Answers, backgroundLine, longestBackground, readerLevels } from '@/lib/reader/background'
import type { Faults } from './faults'

export type Domain = 'software' | 'hardware'
export const domains = ['software', 'hardware'] as const

/** The lines an account keeps. */
export type Lines = Record<Domain, string>

/** What was written in a form, by the names of its fields. */
type Written = Iterable<readonly [name: string, value: unknown]>

/** The lines that the answers in a form come to. */
export function linesOf(form: Written): Lines {
  return {
    software: backgroundLine(answersIn(form, 'software')),
    hardware: backgroundLine(answersIn(form, 'hardware')),
  }
}

/** The same as Better Auth knows them. */
export function backgroundsOf(form: Written) {
  const { software, hardware } = linesOf(form)
  return { software_background: software, hardware_background: hardware }
}

/** What is wrong with the answers about a background. */
export function backgroundFaults(form: Written, words: FaultWords): Faults {
  const faults: Faults = {}
  for (const domain of domains) {
    const answers = answersIn(form, domain)
    if (!answers.level) faults[`${domain}-level`] = words.level[domain]
    if (backgroundLine(answers).length > longestBackground) faults[`${domain}-words`] = words.fewer[domain]
  }
  return faults
}

/** What a form says of one domain. */
export function answersIn(form: Written, domain: Domain): Answers {
  const written = (field: string) =>
    [...form].flatMap(([name, value]) => (name === `${domain}-${field}` && typeof value === 'string' ? [value] : []))
  const [level] = written('level')
  const [words = ''] = written('words')
  return { level: readerLevels.find((each) => each === level), anchors: written('anchor'), words }
}
