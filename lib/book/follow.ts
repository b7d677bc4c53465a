import { type Gathering, gather, type Recall } from './gather'
import type { Compile } from './keep'

/**
 * A book that is being edited: gathered as often as is asked, by one process. Of each file only a text that is another
 * than before is read anew.
 * @param content the folder of its chapters
 * @param compile how a chapter is read
 */
export function followBook(content: string, compile: Compile) {
  const recall = recallLast()
  return (gathering: Omit<Gathering, 'recall'> = {}) =>
    gather(content, (source, path) => recall(path, source, () => compile(source, path)), { ...gathering, recall })
}

/** Remembers what was made of the last text of each file. What could not be made is not remembered. */
function recallLast(): Recall {
  const last = new Map<string, { text: string; made: unknown }>()
  return <T>(path: string, text: string, make: () => T): T => {
    const known = last.get(path)
    if (known?.text === text) return known.made as T
    const made = make()
    last.set(path, { text, made })
    if (made instanceof Promise) made.catch(() => last.delete(path))
    return made
  }
}
