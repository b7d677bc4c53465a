'use client'

import { useEffect, useState } from 'react'
import { type Answers, backgroundLine, longestBackground, readerLevels } from '@/lib/reader/background'
import { type Understanding, understand } from './actions'
import type { Domain } from './background.client'
import type { Faults } from './faults'

/** The lines an account keeps. */
export type Lines = Record<Domain, string>

/** The lines that the answers in a form come to. */
export function linesOf(form: FormData): Lines {
  return {
    software: backgroundLine(answersIn(form, 'software')),
    hardware: backgroundLine(answersIn(form, 'hardware')),
  }
}

/** What is wrong with the answers about a background. */
export function backgroundFaults(form: FormData): Faults {
  const faults: Faults = {}
  const lines = linesOf(form)
  for (const domain of ['software', 'hardware'] as const) {
    if (!answersIn(form, domain).level) faults[`${domain}-level`] = `Choose what fits best for ${domain}.`
    if (lines[domain].length > longestBackground) faults[`${domain}-words`] = `Say it for ${domain} in fewer words.`
  }
  return faults
}

/** How the answers so far are understood, while they are given: one line for each domain. */
export function useUnderstanding({ software, hardware }: Lines): Partial<Lines> {
  const [understood, setUnderstood] = useState<Partial<Lines>>({})

  useEffect(() => {
    if (!software && !hardware) return
    let current = true
    const timer = setTimeout(async () => {
      // Without an answer the lines stay as they were: they are a courtesy, and the form can be sent all the same.
      const read = await understand(software, hardware).catch(() => undefined)
      if (current && read) setUnderstood({ software: spoken(read.software), hardware: spoken(read.hardware) })
    }, 350)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [software, hardware])

  return { software: software && understood.software, hardware: hardware && understood.hardware }
}

function spoken({ level, anchors }: Understanding[Domain]): string {
  return [level === 'unknown' ? 'nothing we know yet' : level, anchors.join(', ')].filter(Boolean).join('; ')
}

function answersIn(form: FormData, domain: Domain): Answers {
  return {
    level: readerLevels.find((level) => level === form.get(`${domain}-level`)),
    anchors: form.getAll(`${domain}-anchor`).map(String),
    words: String(form.get(`${domain}-words`) ?? ''),
  }
}
