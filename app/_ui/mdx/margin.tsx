import { Children, isValidElement, type ReactNode } from 'react'

/** A note beside the text, in the margin where there is one. In a paragraph it holds a line; on its own, paragraphs. */
export function Margin({ children }: { children: ReactNode }) {
  const Note = Children.toArray(children).some((child) => isValidElement(child) && child.type === 'p')
    ? 'aside'
    : 'span'
  return (
    <Note className="margin" role="note">
      {children}
    </Note>
  )
}
