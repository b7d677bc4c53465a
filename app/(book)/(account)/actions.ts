'use server'

import { z } from 'zod'
import { theBook } from '@/lib/book/open'
import { anchorLabel } from '@/lib/book/vocabulary'
import type { Profile } from '@/lib/personalize/events'
import { profileOf } from '@/lib/personalize/profile'
import { longestBackground } from '@/lib/reader/background'

/** What two backgrounds are taken to say, in words a reader can check. */
export type Understanding = Record<'software' | 'hardware', { level: Profile['software']['level']; anchors: string[] }>

const Line = z.string().max(longestBackground)

/** Reads two backgrounds as every token that carries them will be read. */
export async function understand(software: string, hardware: string): Promise<Understanding> {
  const { vocabulary } = theBook()
  const [softwareBackground, hardwareBackground] = [Line.parse(software), Line.parse(hardware)]
  const profile = profileOf({ softwareBackground, hardwareBackground }, vocabulary)
  const spoken = (domain: 'software' | 'hardware') => ({
    level: profile[domain].level,
    anchors: profile[domain].anchors.map((id) => anchorLabel(vocabulary, domain, id)),
  })
  return { software: spoken('software'), hardware: spoken('hardware') }
}
