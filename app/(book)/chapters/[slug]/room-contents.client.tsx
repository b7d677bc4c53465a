'use client'

import { useId, useState } from 'react'
import { useWords } from './room-words.client'
import { sectionsOf } from './sections.client'

type ContentsProps = {
  /** Stands before every id in the dialog. */
  prefix: string
}

/** The sections of the chapter, behind a button: to go to each of them, and to see where one is. */
export function RoomContents({ prefix }: ContentsProps) {
  const id = useId()
  const [at, setAt] = useState('')
  const { head } = useWords()
  const sections = sectionsOf()
  if (sections.length === 0) return undefined

  function look() {
    const read = sections.findLast((section) => {
      const heading = document.getElementById(prefix + section.id)
      return heading && heading.getBoundingClientRect().top < window.innerHeight * 0.3
    })
    setAt(read?.id ?? '')
  }

  return (
    <>
      <button type="button" className="button-quiet" popoverTarget={id} aria-keyshortcuts="c" data-room-contents="">
        {head.contents}
      </button>
      <nav id={id} popover="auto" aria-label={head.contents} className="reading-contents" onToggle={look}>
        <ol>
          {sections.map((section) => (
            <li key={section.id}>
              <a
                href={`#${section.id}`}
                aria-current={section.id === at ? 'location' : undefined}
                onClick={() => document.getElementById(id)?.hidePopover()}
              >
                {section.text}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </>
  )
}
