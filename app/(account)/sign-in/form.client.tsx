'use client'

import { useReader } from '@/app/_ui/reader.client'
import { accountFaults, type Faults, faultsOf } from '@/app/(account)/faults'
import { Field, PasswordField } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { useGoOn } from '@/app/(account)/next.client'

/** Lets a reader in, and takes them back to where they were. */
export function SignInForm({ first }: { first: string }) {
  const { refresh } = useReader()
  const goOn = useGoOn(first)

  async function send(answers: FormData): Promise<Faults | undefined> {
    const email = String(answers.get('email')).trim()
    const password = String(answers.get('password'))
    const faults = accountFaults({ email, password })
    if (Object.keys(faults).length > 0) return faults
    const { authClient } = await import('@/lib/auth/client')
    const { error } = await authClient.signIn.email({ email, password })
    if (error) return faultsOf(error)
    await refresh()
    goOn()
  }

  return (
    <Form send={send} submit="Sign in">
      {(faults) => (
        <>
          <Field
            label="Email"
            name="email"
            type="email"
            autoComplete="username"
            maxLength={254}
            required
            fault={faults.email}
          />
          <PasswordField
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            fault={faults.password}
          />
        </>
      )}
    </Form>
  )
}
