'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { reach } from '@/lib/reader/error'
import { findSignedIn, type SignedIn } from '@/lib/reader/session'
import { keepToken, requestToken, type TokenKeeper } from '@/lib/reader/token'

/** Who reads in this browser. */
export type Reader = {
  /** Undefined while it is not known, false for who is not signed in. */
  signedIn: SignedIn | false | undefined
  tokens: TokenKeeper
  /** Asks again who is signed in: after a sign-in, a sign-out or an edit of the account. */
  refresh(): Promise<SignedIn | false>
  /** `fetch` with the reader's token, which is renewed once when it is refused. */
  fetchWithToken(path: string, init?: RequestInit): Promise<Response>
}

const ReaderContext = createContext<Reader | undefined>(undefined)

/** Knows who reads, on every page below it. It asks when the page is idle, so that reading never waits for it. */
export function ReaderProvider({ children }: { children: ReactNode }) {
  const [signedIn, setSignedIn] = useState<Reader['signedIn']>()
  const [tokens] = useState(() => keepToken(askToken))

  const refresh = useCallback(async () => {
    tokens.forget()
    const found = (await findSignedIn()) ?? false
    setSignedIn(found)
    return found
  }, [tokens])

  const fetchWithToken = useCallback(
    async (path: string, init: RequestInit = {}) => {
      const send = (token: string | undefined) => {
        const headers = new Headers(init.headers)
        if (token) headers.set('authorization', `Bearer ${token}`)
        return reach(fetch, path, { ...init, headers })
      }
      const response = await send(await tokens.current())
      if (response.status !== 401) return response
      const fresh = await tokens.renew()
      return fresh ? send(fresh) : response
    },
    [tokens],
  )

  // Who cannot be asked is treated as signed out: the book is whole without an account.
  useEffect(() => whenIdle(() => refresh().catch(() => setSignedIn(false))), [refresh])

  const reader = useMemo(
    () => ({ signedIn, tokens, refresh, fetchWithToken }),
    [signedIn, tokens, refresh, fetchWithToken],
  )
  return <ReaderContext value={reader}>{children}</ReaderContext>
}

// Who is not signed in is not asked for a token: the refusal would stand in the console as an error.
async function askToken(): Promise<string | undefined> {
  return (await findSignedIn()) ? requestToken() : undefined
}

/** The reader of this browser. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext)
  if (!reader) throw new Error('useReader stands outside of ReaderProvider.')
  return reader
}

/** Runs something when the browser has nothing better to do; answers how to call it off. */
function whenIdle(run: () => void): () => void {
  // Safari has no idle callback.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 1500)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run, { timeout: 4000 })
  return () => cancelIdleCallback(handle)
}
