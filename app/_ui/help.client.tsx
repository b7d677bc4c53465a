'use client'

import './help.css'
import { useEffect, useRef, useState } from 'react'
import { areKeysOn, setKeys } from './typing.client'

const keys: [string[], string][] = [
  [['/', '⌘ K', 'Ctrl K'], 'Search the book'],
  [['j', 'k'], 'Next section, previous section'],
  [['J', 'K'], 'Next chapter, previous chapter'],
  [['c'], 'Contents'],
  [['p'], 'Personalize this chapter'],
  [['t'], 'Light, dark, or as the device has it'],
  [['?'], 'This sheet'],
  [['Esc'], 'Close what is open'],
]

/** The keys, and the switch that turns the single ones off. */
export function HelpSheet({ onClose }: { onClose(): void }) {
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
        <h2 id="help-title">Keys</h2>
        <dl>
          {keys.map(([names, words]) => (
            <div key={words}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{words}</dd>
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
          Single keys do something
        </label>
        <button type="button" className="button-quiet" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </dialog>
  )
}
