import { Children, isValidElement, type ReactNode } from 'react'
import type { Words } from '../words/words'
import { Above, Identified } from './identified.client'

export type HeadingTag = 'h2' | 'h3' | 'h4' | 'h5' | 'h6'

type Props = {
  words: Words
  as: HeadingTag
  id?: string
  className?: string
  children?: ReactNode
  [attribute: string]: unknown
}

/** A heading and, beside it, a quiet link to itself. */
export function Heading({ words, as, id, className, children, ...props }: Props) {
  const heading = (
    <Identified as={as} id={id} className={className} {...props}>
      {children}
    </Identified>
  )
  // The heading that GFM puts above footnotes is there for screen readers only.
  if (!id || className?.includes('sr-only')) return heading
  return (
    <>
      {as === 'h2' && <Above section={id} />}
      <div className="heading">
        {heading}
        <Identified as="a" href={`#${id}`} className="anchor" aria-label={words.heading(textOf(children))}>
          #
        </Identified>
      </div>
    </>
  )
}

function textOf(node: ReactNode): string {
  return Children.toArray(node)
    .map((child) => {
      if (isValidElement<{ children?: ReactNode }>(child)) return textOf(child.props.children)
      return typeof child === 'string' || typeof child === 'number' ? String(child) : ''
    })
    .join('')
}
