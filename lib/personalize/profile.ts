import type { Vocabulary } from '@/lib/book/vocabulary'
import { readBackground } from './background'
import type { Profile } from './events'

export type Background = { softwareBackground?: string; hardwareBackground?: string }

/**
 * What a reader's two strings are understood to say: a level and known anchors for each domain, all from the
 * vocabulary. Nothing else of the text goes any further. A missing or empty string is level `unknown`.
 */
export function profileOf({ softwareBackground, hardwareBackground }: Background, vocabulary: Vocabulary): Profile {
  return {
    software: readBackground(softwareBackground ?? '', vocabulary.software),
    hardware: readBackground(hardwareBackground ?? '', vocabulary.hardware),
  }
}
