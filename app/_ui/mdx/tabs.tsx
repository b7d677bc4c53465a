import { Children, isValidElement, type ReactElement, type ReactNode, useId } from 'react'
import type { Words } from '../words/words'
import { Identified } from './identified.client'
import { TabNames } from './tab-names.client'

/** As many as the style sheet knows. */
const most = 8

type TabProps = { title: string; children?: ReactNode }

/**
 * Alternatives, one of which is seen. All keep the room of the highest, so that nothing moves when another is chosen, and
 * on paper each stands below the other.
 */
export function Tabs({ words, children }: { words: Words; children: ReactNode }) {
  const name = useId()
  const all = Children.toArray(children)
  const tabs = all.filter((child): child is ReactElement<TabProps> => isValidElement(child) && child.type === Tab)
  if (tabs.length > most) throw new Error(`<Tabs> holds at most ${most} <Tab>s.`)
  return (
    <div className="tabs">
      {all.filter((child) => isValidElement(child) && child.type !== Tab)}
      <TabNames label={words.tabs}>
        {tabs.map(({ props: { title } }, index) => (
          <label key={title}>
            <Identified as="input" type="radio" name={name} value={title} defaultChecked={index === 0} />
            {title}
          </label>
        ))}
      </TabNames>
      <div className="tab-panels">{tabs}</div>
    </div>
  )
}

export function Tab({ title, children }: TabProps) {
  return (
    <div className="tab">
      <p className="tab-title">{title}</p>
      {children}
    </div>
  )
}

/** Things to do in order. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className="steps">{children}</ol>
}

export function Step({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <li>
      {title && <p className="step-title">{title}</p>}
      {children}
    </li>
  )
}
