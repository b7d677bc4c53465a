'use client'

import { useEffect } from 'react'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'
import { useForm } from './form.client'

/** Goes on to another site when the form it stands in says where; without script, by a link. */
export function Leave() {
  const { leaveFor } = useForm()
  const words = useFormWords()

  useEffect(() => {
    if (leaveFor) window.location.assign(leaveFor)
  }, [leaveFor])

  if (!leaveFor) return undefined
  return (
    <p>
      <a className="link" href={leaveFor}>
        {words.goOnTo(new URL(leaveFor).host)}
      </a>
    </p>
  )
}
