import type { MDXComponents } from 'mdx/types'
import { chapterComponents } from './app/_ui/mdx/components'

export function useMDXComponents(): MDXComponents {
  return chapterComponents
}
