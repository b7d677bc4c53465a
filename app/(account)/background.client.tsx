'use client'

import { type Answers, longestBackground, readerLevels } from '@/lib/reader/background'
import type { Faults } from './faults'
import { Fault, useDescribed } from './field.client'
import type { Anchor } from './questions'

export type Domain = 'software' | 'hardware'

type BackgroundProps = { domain: Domain; choices: Anchor[]; given?: Answers; faults: Faults; understood?: string }

const longestWords = 200

const questions = {
  software: {
    title: 'Software',
    ask: 'How much do you program?',
    none: 'I have not programmed.',
    beginner: 'I have followed lessons, or written small scripts.',
    intermediate: 'I write programs of my own.',
    expert: 'It is my work, or has been for years.',
    example: 'Five years of data pipelines, never real time.',
  },
  hardware: {
    title: 'Hardware',
    ask: 'How much do you build?',
    none: 'I have not wired or built anything that moves.',
    beginner: 'I have put together a kit, or followed a tutorial.',
    intermediate: 'I build circuits or machines of my own.',
    expert: 'It is my work, or has been for years.',
    example: 'I repaired radios as a student.',
  },
}

const names = { none: 'None', beginner: 'Beginner', intermediate: 'Intermediate', expert: 'Expert' }

/** What a reader knows of one domain: a level, things known well, and a sentence of their own. */
export function Background({ domain, choices, given, faults, understood }: BackgroundProps) {
  const question = questions[domain]
  const levelFault = faults[`${domain}-level`]
  const wordsFault = faults[`${domain}-words`]
  const hint = 'Notes and comparisons start from what you tick.'
  const level = useDescribed(undefined, levelFault)
  const anchors = useDescribed(hint)
  const words = useDescribed(question.example, wordsFault)
  return (
    <section aria-labelledby={`${domain}-title`} className="grid gap-5 border-line border-t pt-6">
      <h2 id={`${domain}-title`} className="font-semibold text-xl">
        {question.title}
      </h2>
      <fieldset className="field" aria-describedby={level.attributes['aria-describedby']}>
        <legend className="mb-2">{question.ask}</legend>
        {readerLevels.map((each, index) => (
          <label key={each} className="flex gap-3 py-1 font-normal!">
            <input
              type="radio"
              id={index === 0 ? `${domain}-level` : undefined}
              name={`${domain}-level`}
              value={each}
              required
              defaultChecked={given?.level === each}
              className="mt-1 size-4 shrink-0"
            />
            <span>
              <b className="font-semibold">{names[each]}.</b> {question[each]}
            </span>
          </label>
        ))}
        <Fault id={level.faultId} text={levelFault} />
      </fieldset>
      <fieldset className="field" aria-describedby={anchors.hintId}>
        <legend>
          What do you know well? <span className="font-normal text-muted">Optional</span>
        </legend>
        <p className="hint" id={anchors.hintId}>
          {hint}
        </p>
        <div className="grid gap-x-6 sm:grid-cols-2">
          {choices.map(({ id, label }) => (
            <label key={id} className="flex gap-3 py-1 font-normal!">
              <input
                type="checkbox"
                name={`${domain}-anchor`}
                value={id}
                defaultChecked={given?.anchors.includes(id)}
                className="mt-1 size-4 shrink-0"
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor={`${domain}-words`}>
          In your own words <span className="font-normal text-muted">Optional</span>
        </label>
        <p className="hint" id={words.hintId}>
          For instance: “{question.example}”
        </p>
        <input
          id={`${domain}-words`}
          name={`${domain}-words`}
          defaultValue={given?.words}
          maxLength={given && given.words.length > longestWords ? longestBackground : longestWords}
          autoComplete="off"
          {...words.attributes}
        />
        <Fault id={words.faultId} text={wordsFault} />
      </div>
      <p role="status" className="min-h-12 border-accent border-l-2 pl-4 font-sans text-[0.9375rem]">
        {understood ? (
          <>
            <span className="text-muted">We read this as</span>
            <br />
            {question.title}: {understood}
          </>
        ) : (
          <span className="text-muted">Here you will see how we read your answers.</span>
        )}
      </p>
    </section>
  )
}
