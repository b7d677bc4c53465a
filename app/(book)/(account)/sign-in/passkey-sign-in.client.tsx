'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import { useReader } from '@/app/_ui/reader.client'
import { Form } from '@/app/(book)/(account)/form.client'
import type { FormState } from '@/app/(book)/(account)/form-state'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'
import { passkeyFaults } from '@/app/(book)/(account)/passkey-fault'

/** How a question ends for which another took its place. Who calls one off themselves ends it otherwise. */
const cutShort = /^(?:CHALLENGE_NOT_FOUND|ERROR_CEREMONY_ABORTED)$/

/** Signs in with a passkey: by this button, or from what the browser offers at the field for the address. */
export function PasskeySignIn({ next, mark }: { next: string; mark: ReactNode }) {
  const router = useRouter()
  const { refresh } = useReader()
  const words = useFormWords()

  useEffect(() => {
    let here = true
    offer().then(async (signedIn) => {
      if (!here || !signedIn) return
      await refresh()
      router.push(next)
    })
    return () => {
      here = false
    }
  }, [router, refresh, next])

  async function signIn(): Promise<FormState> {
    const { authClient } = await import('@/lib/auth/client')
    let { error } = await authClient.signIn.passkey()
    // Only the last question of this browser can be answered, and that may have been the one at the field.
    if (error && 'code' in error && cutShort.test(error.code ?? '')) ({ error } = await authClient.signIn.passkey())
    if (error) return { faults: passkeyFaults(error, words.faults) }
    await refresh()
    router.push(next)
    return {}
  }

  return (
    <div className="noscript:hidden">
      <Form action={signIn}>
        <button type="submit" className="button-quiet w-full">
          {words.withPasskey}
          {mark}
        </button>
      </Form>
    </div>
  )
}

/** Lets the browser offer passkeys where the address is entered. Whatever fails, the button is there. */
async function offer(): Promise<boolean> {
  if (!(await window.PublicKeyCredential?.isConditionalMediationAvailable?.())) return false
  const { authClient } = await import('@/lib/auth/client')
  const { error } = await authClient.signIn.passkey({ autoFill: true })
  return !error
}
