import { join } from 'node:path'
import { forgetUnused } from '@/lib/book/kept'
import { findLinkFaults } from './address'
import { type Content, findContentFaults } from './book'
import { findCodeFaults } from './code'
import { readContent } from './content'
import type { Surveyor } from './crew'
import { type Fault, inOrder } from './fault'
import { findImageFaults } from './image'
import { hashSources, type Remember, rememberIn } from './remember'
import type { Runner } from './run'
import { findTranslationFaults } from './translation'

/** What a check found, in the order of the files; and what it read, unless the book's settings cannot be read. */
export type Checked = { faults: Fault[]; content?: Content }

/** What a check works with. */
export type Means = {
  /** The folder that holds `content/`. */
  root: string
  remember: Remember
  /** What looks at a chapter's source; this process does without. */
  survey?: Surveyor
  /** What runs the listings, and remembers what came of it; without it no listing is run. */
  code?: { runner: Runner; remember: Remember }
}

/** The folders whose code decides what a check of one file finds. */
const makers = ['scripts/check', 'lib/book', 'lib/personalize']

/** Keeps in `.book/` what was read of each file and what each listing printed, until `tidy` finds it of no use for a week. */
export async function keptIn(root: string): Promise<{ files: Remember; listings: Remember; tidy(): Promise<void> }> {
  const [checked, ran] = [join(root, '.book/checked'), join(root, '.book/ran')]
  return {
    files: rememberIn(checked, await hashSources(makers)),
    listings: rememberIn(ran, ''),
    tidy: async () => void (await Promise.all([checked, ran].map((folder) => forgetUnused(folder)))),
  }
}

/** Finds all that is wrong with a book's text and its editorial material. */
export async function checkContent({ root, remember, survey, code }: Means): Promise<Checked> {
  const { content, faults } = await readContent(root, remember, survey)
  if (!content) return { faults: inOrder(faults) }
  const more = await Promise.all([
    findContentFaults(content),
    findLinkFaults(content),
    findImageFaults(content, root),
    findTranslationFaults(content),
    ...(code ? [findCodeFaults(content, code.runner, code.remember)] : []),
  ])
  return { faults: inOrder([...faults, ...more.flat()]), content }
}
