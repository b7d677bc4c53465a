import { Children, type ComponentProps, isValidElement, type ReactNode, useId } from 'react'
import type { Words } from '../words/words'
import { Identified } from './identified.client'

type Props = ComponentProps<'figure'> & { words: Words; 'data-box'?: string }

/**
 * A figure that can be seen large. The drawing itself is the popover: while it is closed it stands in the text, and an
 * empty drawing of the same shape keeps its room while it is open.
 */
export function Figure({ words: { figure }, children, 'data-box': box, ...props }: Props) {
  const id = useId()
  if (!box) return <figure {...props}>{children}</figure>
  const all = Children.toArray(children)
  const button = (action: 'show' | 'hide', label: string) => (
    <Identified as="button" type="button" className="zoom-button" popoverTarget={id} popoverTargetAction={action}>
      {label}
      <span className="sr-only"> {figure.name}</span>
    </Identified>
  )
  return (
    <figure {...props} className="zoom">
      <div className="zoom-room">
        <svg viewBox={box} aria-hidden="true" />
        <Identified as="div" id={id} popover="auto" className="zoom-drawing">
          {all.filter((child) => !isCaption(child))}
          {button('hide', figure.close)}
        </Identified>
      </div>
      {all.filter(isCaption)}
      {button('show', figure.enlarge)}
    </figure>
  )
}

function isCaption(child: ReactNode): boolean {
  return isValidElement(child) && child.type === 'figcaption'
}
