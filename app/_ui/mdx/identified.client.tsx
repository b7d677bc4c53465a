'use client'

import { type ElementType, useContext } from 'react'
import { ReadingContext } from '@/app/(book)/chapters/[slug]/reading.client'

const references = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'htmlFor', 'name', 'popoverTarget'] as const

/** An element whose id, in-page link and references stay unique when the chapter is drawn a second time. */
export function Identified({ as: Element, ...props }: { as: ElementType; [attribute: string]: unknown }) {
  const prefix = useContext(ReadingContext)?.prefix
  return <Element {...(prefix ? prefixed(props, prefix) : props)} />
}

/** What a second drawing of the chapter puts above a section's heading; on the page nothing. */
export function Above({ section }: { section: string }) {
  return useContext(ReadingContext)?.above(section)
}

function prefixed(props: Record<string, unknown>, prefix: string): Record<string, unknown> {
  const changed = { ...props }
  if (typeof props.id === 'string') changed.id = prefix + props.id
  if (typeof props.href === 'string' && props.href.startsWith('#')) changed.href = `#${prefix}${props.href.slice(1)}`
  for (const name of references) {
    if (typeof props[name] === 'string')
      changed[name] = props[name]
        .split(' ')
        .map((id) => prefix + id)
        .join(' ')
  }
  return changed
}
