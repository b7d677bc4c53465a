'use client'

import { useState } from 'react'
import { useReader } from '@/app/_ui/reader.client'
import { Background } from '@/app/(account)/background.client'
import { accountFaults, type Faults, faultsOf } from '@/app/(account)/faults'
import { Field, PasswordField } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { backgroundFaults, type Lines, linesOf, useUnderstanding } from '@/app/(account)/lines.client'
import { useGoOn } from '@/app/(account)/next.client'
import type { Choices } from '@/app/(account)/questions'

/** Makes an account: who the reader is, and what the reader knows. */
export function SignUpForm({ choices, first }: { choices: Choices; first: string }) {
  const { refresh } = useReader()
  const goOn = useGoOn(first)
  const [lines, setLines] = useState<Lines>({ software: '', hardware: '' })
  const understood = useUnderstanding(lines)
  const [letterTo, setLetterTo] = useState<string>()

  async function send(answers: FormData): Promise<Faults | undefined> {
    const name = String(answers.get('name'))
    const email = String(answers.get('email')).trim()
    const password = String(answers.get('password'))
    const faults = { ...accountFaults({ name, email, password }), ...backgroundFaults(answers) }
    if (Object.keys(faults).length > 0) return faults
    const { software: software_background, hardware: hardware_background } = linesOf(answers)
    const { authClient } = await import('@/lib/auth/client')
    const { error } = await authClient.signUp.email({ name, email, password, software_background, hardware_background })
    if (error) return faultsOf(error)
    // Where addresses must be confirmed first, an account is made but nobody is signed in.
    if (await refresh()) goOn()
    else setLetterTo(email)
  }

  if (letterTo) {
    return (
      <p role="status" className="text-lg">
        Your account is made. Open the link in the letter that we sent to {letterTo}, and you are signed in.
      </p>
    )
  }
  return (
    <Form send={send} onChange={(answers) => setLines(linesOf(answers))} submit="Create account">
      {(faults) => (
        <>
          <Field label="Name" name="name" autoComplete="name" maxLength={100} required fault={faults.name} />
          <Field
            label="Email"
            name="email"
            type="email"
            autoComplete="email"
            maxLength={254}
            required
            fault={faults.email}
          />
          <PasswordField
            label="Password"
            name="password"
            autoComplete="new-password"
            hint="12 to 128 characters. A few unrelated words do well."
            required
            fault={faults.password}
          />
          <Background domain="software" choices={choices.software} faults={faults} understood={understood.software} />
          <Background domain="hardware" choices={choices.hardware} faults={faults} understood={understood.hardware} />
        </>
      )}
    </Form>
  )
}
