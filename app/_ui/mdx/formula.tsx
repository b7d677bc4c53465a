import type { ReactNode } from 'react'
import type { Words } from '../words/words'
import { Copy } from './copy.client'

/** A formula on a line of its own; its source, which stands in the MathML, can be copied. */
export function Formula({ words: { copy, formula }, children }: { words: Words; children: ReactNode }) {
  return (
    <div className="formula">
      {children}
      <Copy {...copy} name={formula.name} />
    </div>
  )
}
