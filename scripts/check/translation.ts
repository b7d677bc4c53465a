import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isLanguage } from '@/lib/book/translation'
import type { Content } from './book'
import type { Fault } from './fault'

/** The files of a book's chapters in other languages, from the root of the project. */
export async function findTranslations(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'content'), { withFileTypes: true })
  const folders = entries.filter((each) => each.isDirectory()).map(({ name }) => name)
  const files = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(join(root, 'content', folder))
      return names.filter((name) => name.endsWith('.mdx')).map((name) => `content/${folder}/${name}`)
    }),
  )
  return files.flat().sort()
}

/** Translations that are of no chapter of the book, or in no language. */
export function findTranslationFaults({ chapters, translations }: Content): Fault[] {
  const names = new Set(chapters.map(({ file }) => basename(file)))
  return translations.flatMap(({ file }): Fault[] => {
    const [, folder = '', name = ''] = file.split('/')
    const say = (message: string): Fault => ({ code: 'translation', file, line: 1, column: 1, message })
    return [
      ...(isLanguage(folder) ? [] : [say(`"${folder}" is no language.`)]),
      ...(names.has(name) ? [] : [say(`The book has no chapter "${name}".`)]),
    ]
  })
}
