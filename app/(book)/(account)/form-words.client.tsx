'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { formWordsOf } from '@/app/_ui/words/forms'

const LanguageContext = createContext('en')

/** Tells the forms below it the language of their page. */
export function FormLanguage({ language, children }: { language: string; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** What the forms say. */
export function useFormWords() {
  return formWordsOf(useContext(LanguageContext))
}
