import { theBook } from '@/lib/book/open'
import { addressOf } from '@/lib/reader/path'

/** A reader as an editor describes one. */
export type As = { software: string; hardware: string }

/** What the preview is asked in its address. */
export type Asked = { chapter: string; section?: string; first?: As; second?: As; difference: boolean }

export type Search = Promise<Record<string, string | string[] | undefined>>

/** Reads the address; without a chapter it is the first, and a reader is there when anything is said of them. */
export async function askedFor(search: Search): Promise<Asked> {
  const given = await search
  const text = (name: string) => {
    const value = given[name]
    return typeof value === 'string' ? value.trim().slice(0, 400) : ''
  }
  const reader = (place: '' | '2'): As | undefined => {
    const as = { software: text(`software${place}`), hardware: text(`hardware${place}`) }
    return as.software || as.hardware ? as : undefined
  }
  const [first, second] = [reader(''), reader('2')]
  return {
    chapter: text('chapter') || (theBook().chapters[0]?.slug ?? ''),
    section: text('section') || undefined,
    first: first ?? second,
    second: first && second,
    difference: text('difference') === 'on',
  }
}

/** The address of the same preview, with some of it another. */
export function previewAddress(asked: Asked, other: Partial<Asked> = {}): string {
  const { chapter, section, first, second, difference } = { ...asked, ...other }
  return addressOf('/preview', {
    chapter,
    section,
    software: first?.software,
    hardware: first?.hardware,
    software2: second?.software,
    hardware2: second?.hardware,
    difference: difference ? 'on' : undefined,
  })
}
