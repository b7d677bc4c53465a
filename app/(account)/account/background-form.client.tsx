'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useReader } from '@/app/_ui/reader.client'
import { Background, type Domain } from '@/app/(account)/background.client'
import { type Faults, faultsOf } from '@/app/(account)/faults'
import { Form } from '@/app/(account)/form.client'
import { backgroundFaults, type Lines, linesOf, useUnderstanding } from '@/app/(account)/lines.client'
import { cameFrom } from '@/app/(account)/next.client'
import type { Choices } from '@/app/(account)/questions'
import type { Answers } from '@/lib/reader/background'

type BackgroundFormProps = { choices: Choices; lines: Lines; given: Record<Domain, Answers> }

/** Changes what a reader said of themselves. */
export function BackgroundForm({ choices, lines: kept, given }: BackgroundFormProps) {
  const { tokens } = useReader()
  const [lines, setLines] = useState(kept)
  const understood = useUnderstanding(lines)
  const [saved, setSaved] = useState<{ next?: string }>()

  async function send(answers: FormData): Promise<Faults | undefined> {
    const faults = backgroundFaults(answers)
    if (Object.keys(faults).length > 0) return faults
    const { software: software_background, hardware: hardware_background } = linesOf(answers)
    const { authClient } = await import('@/lib/auth/client')
    const { error } = await authClient.updateUser({ software_background, hardware_background })
    if (error) return faultsOf(error)
    // The token at hand still says what was so before.
    tokens.forget()
    setSaved({ next: cameFrom() })
  }

  function changed(answers: FormData) {
    setLines(linesOf(answers))
    setSaved(undefined)
  }

  return (
    <>
      <Form send={send} onChange={changed} submit="Save">
        {(faults) => (
          <>
            {(['software', 'hardware'] as const).map((domain) => (
              <Background
                key={domain}
                domain={domain}
                choices={choices[domain]}
                given={given[domain]}
                faults={faults}
                understood={understood[domain]}
              />
            ))}
          </>
        )}
      </Form>
      <p role="status" className="mt-3 min-h-6 font-sans">
        {saved && 'Saved. The next chapter you personalize starts from this. '}
        {saved?.next && (
          <Link className="link" href={saved.next}>
            Back to where you were
          </Link>
        )}
      </p>
    </>
  )
}
