import type { MDXComponents } from 'mdx/types'
import { type ComponentProps, type ComponentType, createElement, type ReactNode } from 'react'
import { Slot } from '@/app/(book)/chapters/[slug]/slot.client'
import type { Words } from '../words/words'
import { Aside } from './aside'
import { Callout } from './callout'
import { Code } from './code'
import { Embed } from './embed'
import { Answer, Exercise, Hint } from './exercise'
import { Figure } from './figure'
import { Files } from './files'
import { Formula } from './formula'
import { Heading, type HeadingTag } from './heading'
import { Identified } from './identified.client'
import { ChapterLink } from './link'
import { Margin } from './margin'
import { Choice, Quiz, Why } from './quiz'
import { Step, Steps, Tab, Tabs } from './tabs'
import { Term } from './term'

/** Everything a chapter may use, in the words of its language. */
export function chapterComponents(words: Words): MDXComponents {
  const speaking =
    <P extends { words: Words }>(Piece: ComponentType<P>) =>
    (props: Omit<P, 'words'>) =>
      createElement(Piece, { ...props, words } as P)
  const heading = (as: HeadingTag) => (props: ComponentProps<HeadingTag>) => (
    <Heading {...props} words={words} as={as} />
  )
  return {
    Slot,
    Depth: Plain,
    Verbatim: Plain,
    Steps,
    Step,
    Tab,
    Choice,
    Why,
    Margin,
    Callout: speaking(Callout),
    Aside: speaking(Aside),
    Exercise: speaking(Exercise),
    Answer: speaking(Answer),
    Hint: speaking(Hint),
    Quiz: speaking(Quiz),
    Tabs: speaking(Tabs),
    Files: speaking(Files),
    Formula: speaking(Formula),
    Embed: speaking(Embed),
    Term: speaking(Term),
    a: ChapterLink,
    figure: speaking(Figure),
    h2: heading('h2'),
    h3: heading('h3'),
    h4: heading('h4'),
    h5: heading('h5'),
    h6: heading('h6'),
    li: (props) => (props.id ? <Identified as="li" {...props} /> : <li {...props} />),
    pre: speaking(Code),
    input: speaking(Tick),
  }
}

/** The box of a task list, which has no label of its own. */
function Tick({ words: { task }, ...props }: ComponentProps<'input'> & { words: Words }) {
  return <input aria-label={props.checked ? task.done : task.open} {...props} />
}

/** What is there for the plan or the editor, and leaves no trace on the page. */
function Plain({ children }: { children: ReactNode }) {
  return <>{children}</>
}
