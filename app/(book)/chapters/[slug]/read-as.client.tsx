'use client'

import type { ChapterAbout } from './room.client'
import { useWords } from './room-words.client'
import type { RunningReading } from './use-reading.client'

type ReadAsProps = { chapter: ChapterAbout; running: RunningReading; isInvited: boolean }

/** Tries the chapter as another reader. It changes nothing in an account, and needs none. */
export function ReadAs({ chapter: { readers }, running: { as, readAs }, isInvited }: ReadAsProps) {
  const words = useWords().as
  if (readers.length === 0) return undefined
  return (
    <p className="reading-as">
      <label htmlFor="reading-as">{isInvited ? words.invited : words.label}</label>
      <select id="reading-as" value={as ?? ''} onChange={({ target }) => readAs(target.value || undefined)}>
        <option value="">{isInvited ? words.choose : words.self}</option>
        {readers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </p>
  )
}
