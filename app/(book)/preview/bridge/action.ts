'use server'

import { join } from 'node:path'
import { revalidatePath } from 'next/cache'
import { isAtDesk } from '@/app/(book)/preview/editor'
import type { State } from '@/app/(book)/preview/state'
import { words } from '@/app/(book)/preview/words'
import { theBook } from '@/lib/book/open'
import { findBridge, writeBridge } from '@/scripts/check/edit-bridge'

/** Writes a bridge into its file, if the checks find nothing wrong and nobody has changed it meanwhile. */
export async function save(_before: State, form: FormData): Promise<State> {
  const field = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n')
  const [id, text] = [field('id'), field('text')]
  const answers = { text }
  if (!(await isAtDesk())) return { said: [words.notEditor], answers }
  const content = join(process.cwd(), 'content')
  const at = await findBridge(content, id)
  if (!at) return { said: [words.bridge.gone], answers }
  if (at.text.trim() !== field('was').trim()) return { said: [words.bridge.changed], answers: { text, was: at.text } }
  const faults = await writeBridge(content, id, at, text, theBook())
  if (faults.length > 0) return { said: faults, answers }
  revalidatePath('/preview', 'layout')
  return { done: words.bridge.written(at.file) }
}
