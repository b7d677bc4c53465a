import { join } from 'node:path'
import { readSize } from '@/lib/book/image-size.mjs'
import type { Content } from './book'
import type { Fault } from './fault'

/** Pictures that are not there, or whose size the page could not know ahead. */
export async function findImageFaults({ chapters, translations }: Content, root: string): Promise<Fault[]> {
  const sizes = new Map<string, Promise<string | undefined>>()
  const found = [...chapters, ...translations].flatMap(({ file, survey }) =>
    survey.images.map(async ({ url, line, column }): Promise<Fault[]> => {
      if (/^https:/.test(url)) return []
      if (/^[a-z]+:/i.test(url) || url.startsWith('/') || url === '')
        return [{ code: 'image_address', file, line, column, message: `"${url}" is no file beside the chapter.` }]
      const path = join(root, file, '..', url)
      const trouble = sizes.get(path) ?? troubleOf(path)
      sizes.set(path, trouble)
      const said = await trouble
      const code = said?.startsWith('There is no') ? 'image_missing' : 'image_kind'
      return said ? [{ code, file, line, column, message: `${url}: ${said}` }] : []
    }),
  )
  return (await Promise.all(found)).flat()
}

async function troubleOf(path: string): Promise<string | undefined> {
  return readSize(path).then(
    () => undefined,
    (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)),
  )
}
