import type { Chapter } from '@/lib/book/chapter'
import type { ReadingDocument, SlotData } from '@/lib/personalize/events'
import { first, found, profile, read } from './book'
import { compiledText } from './compiled'
import { original } from './defects'
import { partsOf, textOf } from './groq-rewrite'
import { engineOver, scripted } from './model'

// A chapter of one section, in which the prose that is on trial stands between two blocks.
const source = `Before it.\n\n---\n\n${original}\n\n---\n\nAfter it.`
const chapter: Chapter = { ...first, sections: (await compiledText(source)).sections }
const reader = profile('none', 'none')

export type Tried = { document: ReadingDocument; slots: [before: SlotData, tried: SlotData, after: SlotData] }

/**
 * What a reader gets where a provider puts a text in the place of the prose that is on trial, the way of every
 * completion: cut at its markers, verified, drawn.
 * @param spoil what it does to the whole completion besides
 */
export async function tryText(text: string, spoil = (completion: string) => completion): Promise<Tried> {
  const { complete } = scripted((section) => {
    const parts = partsOf(section)
    const place = parts.findIndex((part) => 'prose' in part && part.prose.includes('TMP36'))
    return spoil(textOf(place < 0 ? parts : parts.with(place, { prose: text })))
  })
  const document = await read(chapter, reader, engineOver(complete))
  const [before, tried, after] = found(document.sections[0]).slots
  return { document, slots: [found(before), found(tried), found(after)] }
}
