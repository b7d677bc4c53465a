import Link from 'next/link'
import type { ComponentProps } from 'react'
import { Identified } from './identified.client'

/** A link in a chapter: within it, to another page of the book, or out of it. */
export function ChapterLink({ href, ...props }: ComponentProps<'a'>) {
  if (props.id || href?.startsWith('#')) return <Identified as="a" href={href} {...props} />
  if (href?.startsWith('/')) return <Link href={href} prefetch={false} {...props} />
  return <a href={href} {...props} />
}
