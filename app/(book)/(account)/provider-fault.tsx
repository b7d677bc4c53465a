import { theWords } from '@/app/_ui/words/book'

/** Why a reader came back from another site without what they went for. */
export function providerWords(error: string | undefined): string | undefined {
  if (!error) return undefined
  const { provider, otherProvider } = theWords().faults
  return new Map(Object.entries(provider)).get(error) ?? otherProvider
}

/** The same, where it is the first thing to be seen. */
export function ProviderFault({ text }: { text: string }) {
  return (
    <p role="alert" className="mb-8 border border-danger p-4 font-sans text-danger">
      {text}
    </p>
  )
}
