'use client'

import { inferAdditionalFields } from 'better-auth/client/plugins'
import { createAuthClient } from 'better-auth/react'
import type { Auth } from './server'

/** Accounts, as the browser sees them: sign-up, sign-in, sign-out, `useSession`, and what changes an account. */
export const authClient = createAuthClient({ basePath: '/auth', plugins: [inferAdditionalFields<Auth>()] })
