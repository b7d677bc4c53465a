'use client'

import { useForm } from '@/app/(book)/(account)/form.client'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'

/** Offers another letter to who has not confirmed the address that stands in the form. */
export function LetterOffer() {
  const { unconfirmed } = useForm()
  const words = useFormWords()
  if (!unconfirmed) return undefined
  return (
    <button type="submit" name="letter" value="another" className="button-quiet ms-3">
      {words.anotherLetter}
    </button>
  )
}
