'use client'

import { useEffect, useState } from 'react'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'
import { type Understanding, understand } from './actions'
import type { Domain, Lines } from './lines'

/** How the answers so far are understood, while they are given: one line for each domain. */
export function useUnderstanding({ software, hardware }: Lines): Partial<Lines> {
  const words = useFormWords()
  const [understood, setUnderstood] = useState<Partial<Lines>>({})

  useEffect(() => {
    if (!software && !hardware) return
    let current = true
    const timer = setTimeout(async () => {
      // Without an answer the lines stay as they were: they are a courtesy, and the form can be sent all the same.
      const read = await understand(software, hardware).catch(() => undefined)
      if (current && read)
        setUnderstood({ software: spoken(read.software, words), hardware: spoken(read.hardware, words) })
    }, 350)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [software, hardware, words])

  return { software: software && understood.software, hardware: hardware && understood.hardware }
}

function spoken({ level, anchors }: Understanding[Domain], words: ReturnType<typeof useFormWords>): string {
  return [level === 'unknown' ? words.unknown : words.levels[level], anchors.join(', ')].filter(Boolean).join('; ')
}
