'use client'

import './help.css'
import { useEffect, useRef, useState } from 'react'
import { areKeysOn, setKeys } from './typing.client'
import type { DeskWords } from './words/english/desk'

const keys: [string[], keyof DeskWords['help']][] = [
  [['/', '⌘ K', 'Ctrl K'], 'search'],
  [['j', 'k'], 'section'],
  [['J', 'K'], 'chapter'],
  [['c'], 'contents'],
  [['p'], 'personalize'],
  [['t'], 'theme'],
  [['?'], 'sheet'],
  [['Esc'], 'escape'],
]

/** The keys, and the switch that turns the single ones off. */
export function HelpSheet({ words, onClose }: { words: DeskWords; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [on, setOn] = useState(areKeysOn)
  useEffect(() => dialog.current?.showModal(), [])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the sheet closes it; the keyboard has Escape.
    <dialog
      ref={dialog}
      aria-labelledby="help-title"
      className="help"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
    >
      <div className="help-box">
        <h2 id="help-title">{words.help.title}</h2>
        <dl>
          {keys.map(([names, deed]) => (
            <div key={deed}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{words.help[deed]}</dd>
            </div>
          ))}
        </dl>
        <label>
          <input
            type="checkbox"
            checked={on}
            onChange={({ target: { checked } }) => {
              setOn(checked)
              setKeys(checked)
            }}
          />
          {words.help.single}
        </label>
        <button type="button" className="button-quiet" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </div>
    </dialog>
  )
}
