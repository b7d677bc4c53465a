'use client'

import { useRouter } from 'next/navigation'
import { Field } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { type FormState, refused, textOf } from '@/app/(book)/(account)/form-state'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'
import { passkeyFaults } from '@/app/(book)/(account)/passkey-fault'

/** Makes a passkey on this device, or where the browser keeps them. What that takes is fetched when it is wanted. */
export function AddPasskey() {
  const router = useRouter()
  const words = useFormWords()

  async function add(_before: FormState, form: FormData): Promise<FormState> {
    const name = textOf(form, 'new-passkey').trim()
    if (!name) return refused(form, { 'new-passkey': words.faults.nameless })
    const { authClient } = await import('@/lib/auth/client')
    const { error } = await authClient.passkey.addPasskey({ name })
    if (error) return refused(form, passkeyFaults(error, words.faults))
    router.refresh()
    return { done: words.passkey.added }
  }

  return (
    <div className="noscript:hidden">
      <Form action={add} submit={words.passkey.add} quiet>
        <Field
          label={words.passkey.name}
          name="new-passkey"
          hint={words.passkey.hint}
          maxLength={100}
          autoComplete="off"
          required
        />
      </Form>
    </div>
  )
}
