import type { MDXComponents } from 'mdx/types'
import type { ComponentProps, ReactNode } from 'react'
import { Slot } from '@/app/chapters/[slug]/slot.client'
import { Aside } from './aside'
import { Callout } from './callout'
import { Code } from './code'
import { Answer, Exercise } from './exercise'
import { Heading } from './heading'
import { Identified } from './identified.client'
import { ChapterLink } from './link'
import { Step, Steps, Tab, Tabs } from './tabs'

/** Everything a chapter may use. */
export const chapterComponents: MDXComponents = {
  Slot,
  Callout,
  Aside,
  Depth: Plain,
  Verbatim: Plain,
  Exercise,
  Answer,
  Tabs,
  Tab,
  Steps,
  Step,
  a: ChapterLink,
  h2: (props) => <Heading as="h2" {...props} />,
  h3: (props) => <Heading as="h3" {...props} />,
  h4: (props) => <Heading as="h4" {...props} />,
  h5: (props) => <Heading as="h5" {...props} />,
  h6: (props) => <Heading as="h6" {...props} />,
  li: (props) => (props.id ? <Identified as="li" {...props} /> : <li {...props} />),
  pre: Code,
  input: Tick,
}

/** What is there for the plan or the editor, and leaves no trace on the page. */
function Plain({ children }: { children: ReactNode }) {
  return <>{children}</>
}

/** The box of a task list, which has no label of its own. */
function Tick(props: ComponentProps<'input'>) {
  return <input aria-label={props.checked ? 'Done' : 'To do'} {...props} />
}
