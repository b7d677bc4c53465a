'use client'

import { createContext, useContext } from 'react'
import type { RoomWords } from '@/app/_ui/words/english/room'

/** The words of the room, which come with it. */
export const RoomWordsContext = createContext<RoomWords | undefined>(undefined)

export function useWords(): RoomWords {
  const words = useContext(RoomWordsContext)
  if (!words) throw new Error('useWords stands outside of the reading room.')
  return words
}
