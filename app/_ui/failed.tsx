import type { ReactNode } from 'react'
import { Plate } from './plate'
import { failureWords } from './words/failure'

/** Says that something failed on our side, with a way to try again and whatever of it is still there. */
export function Failed({ retry, children }: { retry: () => void; children?: ReactNode }) {
  const words = failureWords()
  return (
    <Plate title={words.title} back={words.toContents}>
      <p>{words.text}</p>
      <p>
        <button type="button" className="button-quiet" onClick={() => retry()}>
          {words.retry}
        </button>
      </p>
      {children}
    </Plate>
  )
}
