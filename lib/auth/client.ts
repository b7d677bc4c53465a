'use client'

import { inferAdditionalFields } from 'better-auth/client/plugins'
import { createAuthClient } from 'better-auth/react'
import type { Auth } from './server'

/** Accounts, as the browser sees them: sign-up, sign-in, sign-out, `useSession`, and what changes an account. */
export const authClient = createAuthClient({ basePath: '/auth', plugins: [inferAdditionalFields<Auth>()] })

/** A token for the API, good for fifteen minutes; undefined for who is not signed in. */
export async function fetchToken(signal?: AbortSignal): Promise<string | undefined> {
  const { data } = await authClient.$fetch<{ token: string }>('/token', { signal })
  return data?.token
}
