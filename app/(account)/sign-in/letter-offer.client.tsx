'use client'

import { useForm } from '@/app/(account)/form.client'

/** Offers another letter to who has not confirmed the address that stands in the form. */
export function LetterOffer() {
  const { unconfirmed } = useForm()
  if (!unconfirmed) return undefined
  return (
    <button type="submit" name="letter" value="another" className="button-quiet ms-3">
      Send another letter
    </button>
  )
}
