import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { slugOf } from '@/lib/book/chapter'
import { BookSettings } from '@/lib/book/data'
import type { Content, Surveyed } from './book'
import type { Surveyor } from './crew'
import type { Fault } from './fault'
import { readBridges, readConcepts } from './material'
import type { Remember } from './remember'
import { surveyChapter } from './survey'
import { findTranslations } from './translation'

/**
 * Reads a folder of chapters and editorial material, each file by itself; what was read of the same text before is
 * remembered.
 * @param root the folder that holds `content/`
 * @param survey what looks at a chapter's source
 */
export async function readContent(
  root: string,
  remember: Remember,
  survey: Surveyor = surveyChapter,
): Promise<{ content?: Content; faults: Fault[] }> {
  const { settings, faults } = await readSettings(root)
  if (!settings) return { faults }
  const names = (await readdir(join(root, 'content'))).filter((name) => name.endsWith('.mdx')).sort()
  const chapters = await Promise.all(
    names.map((name) => readChapter(root, `content/${name}`, settings.names, remember, survey)),
  )
  const translations = await Promise.all(
    (await findTranslations(root)).map((file) => readChapter(root, file, settings.names, remember, survey)),
  )
  const concepts = await readLists(root, 'concepts', (text, file) =>
    remember('concepts', [text, file, ...settings.names], () => readConcepts(text, file, settings.names)),
  )
  const bridges = await readLists(root, 'bridges', (text, file) =>
    remember('bridges', [text, file, ...settings.names], () => readBridges(text, file, settings.names)),
  )
  const listed = [...concepts, ...bridges].flatMap((list) => list.faults)
  return {
    content: {
      settings,
      chapters,
      translations,
      concepts: concepts.flatMap(({ items }) => items),
      bridges: bridges.flatMap(({ items }) => items),
    },
    faults: [
      ...faults,
      ...[...chapters, ...translations].flatMap(({ survey: { faults: seen } }) => seen),
      ...chapters.flatMap(misnamed),
      ...listed,
    ],
  }
}

async function readChapter(
  root: string,
  file: string,
  names: string[],
  remember: Remember,
  look: Surveyor,
): Promise<Surveyed> {
  const source = await readFile(join(root, file), 'utf8')
  const survey = await remember('chapter', [source, file, ...names], () => look(source, file, names))
  const [, number] = /(\d+)-[^/]*$/.exec(file) ?? []
  return { file, slug: slugOf(file), number: number ? Number(number) : Number.POSITIVE_INFINITY, source, survey }
}

function misnamed({ file }: Surveyed): Fault[] {
  const name = file.split('/').at(-1) ?? file
  if (/^\d+-[a-z0-9]+(-[a-z0-9]+)*\.mdx$/.test(name)) return []
  const message = /^\d+-/.test(name)
    ? `"${name}" is not in small letters, figures and dashes.`
    : `"${name}" does not begin with the chapter's number.`
  return [{ code: 'chapter_name', file, line: 1, column: 1, message }]
}

async function readLists<T>(
  root: string,
  folder: string,
  read: (text: string, file: string) => Promise<T>,
): Promise<T[]> {
  const names = (await readdir(join(root, 'content', folder))).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    names.map(async (name) => {
      const file = `content/${folder}/${name}`
      return read(await readFile(join(root, file), 'utf8'), file)
    }),
  )
}

async function readSettings(root: string): Promise<{ settings?: BookSettings; faults: Fault[] }> {
  const file = 'content/book.yaml'
  const source = await readFile(join(root, file), 'utf8')
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines })
  const tell = (offset: number, message: string, code: Fault['code'] = 'yaml'): Fault => {
    const { line, col } = lines.linePos(offset)
    return { code, file, line, column: col, message: message.split('\n', 1)[0] ?? message }
  }
  if (document.errors.length > 0) return { faults: document.errors.map(({ pos, message }) => tell(pos[0], message)) }
  const result = BookSettings.safeParse(document.toJS())
  const at = (path: readonly PropertyKey[]) =>
    (document.getIn(path, true) as { range?: [number] } | undefined)?.range?.[0] ?? 0
  if (!result.success)
    return { faults: result.error.issues.map(({ path, message }) => tell(at(path), `${path.join('.')}: ${message}`)) }
  return {
    settings: result.data,
    faults: doubles(result.data).map(({ path, message }) => tell(at(path), message, 'anchor_twice')),
  }
}

function doubles({ vocabulary }: BookSettings): { path: PropertyKey[]; message: string }[] {
  return (['software', 'hardware'] as const).flatMap((domain) => {
    const seen = new Map<string, string>()
    return vocabulary[domain].anchors.flatMap(({ id, label, aliases }, index) =>
      [...new Set([id, label, ...aliases].map((word) => word.toLowerCase()))].flatMap((word) => {
        const other = seen.get(word)
        seen.set(word, id)
        if (!other) return []
        return [{ path: ['vocabulary', domain, 'anchors', index], message: `"${word}" means ${other} and ${id}.` }]
      }),
    )
  })
}
