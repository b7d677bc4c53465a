'use client'

import { useState } from 'react'
import { useReader } from '@/app/_ui/reader.client'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'
import { errorOf, ReaderError } from '@/lib/reader/error'

/** Saves everything that is kept of the reader as one file. */
export function Download() {
  const { fetchWithToken } = useReader()
  const words = useFormWords().download
  const [state, setState] = useState<'open' | 'sending' | 'saved'>('open')
  const [fault, setFault] = useState('')

  async function download() {
    if (state === 'sending') return
    setState('sending')
    setFault('')
    try {
      const response = await fetchWithToken('/api/account/export')
      if (!response.ok) throw await errorOf(response)
      save(await response.blob(), 'lectern.json')
      setState('saved')
    } catch (cause) {
      setState('open')
      if (!(cause instanceof ReaderError)) throw cause
      setFault(cause.status === 429 ? words.wait : words.failed)
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 noscript:hidden">
      <button type="button" className="button-quiet" aria-disabled={state === 'sending'} onClick={download}>
        {words.button}
      </button>
      <p role="status">{state === 'saved' && words.saved}</p>
      <p role="alert" className="text-danger">
        {fault}
      </p>
    </div>
  )
}

function save(data: Blob, name: string): void {
  const address = URL.createObjectURL(data)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
