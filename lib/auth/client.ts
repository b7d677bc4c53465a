'use client'

import { passkeyClient } from '@better-auth/passkey/client'
import { createAuthClient } from 'better-auth/client'

/** What only a browser can do for an account: passkeys. Forms are sent to server actions and need none of it. */
export const authClient = createAuthClient({ basePath: '/auth', plugins: [passkeyClient()] })
