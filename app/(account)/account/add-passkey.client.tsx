'use client'

import { useRouter } from 'next/navigation'
import { Field } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { type FormState, refused, textOf } from '@/app/(account)/form-state'
import { passkeyFaults } from '@/app/(account)/passkey-fault'

/** Makes a passkey on this device, or where the browser keeps them. What that takes is fetched when it is wanted. */
export function AddPasskey() {
  const router = useRouter()

  async function add(_before: FormState, form: FormData): Promise<FormState> {
    const name = textOf(form, 'new-passkey').trim()
    if (!name) return refused(form, { 'new-passkey': 'Give it a name.' })
    const { authClient } = await import('@/lib/auth/client')
    const { error } = await authClient.passkey.addPasskey({ name })
    if (error) return refused(form, passkeyFaults(error))
    router.refresh()
    return { done: 'Added. You can sign in with it.' }
  }

  return (
    <div className="noscript:hidden">
      <Form action={add} submit="Add a passkey" quiet>
        <Field
          label="Name"
          name="new-passkey"
          hint="To tell it from others, such as “My phone”."
          maxLength={100}
          autoComplete="off"
          required
        />
      </Form>
    </div>
  )
}
