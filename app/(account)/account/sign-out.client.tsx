'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useReader } from '@/app/_ui/reader.client'

/** Ends the session in this browser. */
export function SignOut() {
  const { refresh } = useReader()
  const router = useRouter()
  const [failed, setFailed] = useState(false)

  async function signOut() {
    try {
      const { authClient } = await import('@/lib/auth/client')
      const { error } = await authClient.signOut()
      if (error) return setFailed(true)
      await refresh()
      router.push('/')
      router.refresh()
    } catch {
      // Whatever it was, the reader is still signed in and must know.
      setFailed(true)
    }
  }

  return (
    <>
      <button type="button" className="button-quiet" onClick={signOut}>
        Sign out
      </button>
      <p role="alert" className="mt-3 font-sans text-danger">
        {failed && 'You are still signed in: the site could not be reached. Try again.'}
      </p>
    </>
  )
}
