'use client'

import { type ChangeEvent, useState } from 'react'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'
import { type Answers, longestBackground, readerLevels } from '@/lib/reader/background'
import { Fault, Hint, useField } from './field.client'
import { useForm } from './form.client'
import { answersIn, type Domain, domains, type Lines, linesOf } from './lines'
import type { Anchor, Choices } from './questions'
import { useUnderstanding } from './understanding.client'

type BackgroundsProps = {
  choices: Choices
  /** What is kept so far. */
  lines?: Lines
  given?: Record<Domain, Answers>
  /** The level of the headings. */
  heading: 'h2' | 'h3'
}

type BackgroundProps = { domain: Domain; choices: Anchor[]; given?: Answers; understood?: string; heading: 'h2' | 'h3' }

const longestWords = 200

/** What a reader knows of both domains, and how that is understood. */
export function Backgrounds({ choices, lines: kept, given, heading }: BackgroundsProps) {
  const [lines, setLines] = useState(kept ?? { software: '', hardware: '' })
  const understood = useUnderstanding(lines)

  function changed({ target }: ChangeEvent<HTMLInputElement>) {
    if (target.form) setLines(linesOf(new FormData(target.form)))
  }

  return (
    <div className="grid gap-6" onChange={changed}>
      {domains.map((domain) => (
        <Background
          key={domain}
          domain={domain}
          choices={choices[domain]}
          given={given?.[domain]}
          understood={understood[domain]}
          heading={heading}
        />
      ))}
    </div>
  )
}

/** What a reader knows of one domain: a level, things known well, and a sentence of their own. */
function Background({ domain, choices, given: kept, understood, heading: Heading }: BackgroundProps) {
  const { answers } = useForm()
  const given = answers ? answersIn(answers, domain) : kept
  const said = useFormWords()
  const { names, ticking } = said
  const question = said.questions[domain]
  const level = useField(`${domain}-level`)
  const anchors = useField(`${domain}-anchor`, ticking)
  const words = useField(`${domain}-words`, question.example)
  return (
    <section aria-labelledby={`${domain}-title`} className="grid gap-5 border-line border-t pt-6">
      <Heading id={`${domain}-title`} className="font-semibold text-xl">
        {question.title}
      </Heading>
      <fieldset className="field" aria-describedby={level.attributes['aria-describedby']}>
        <legend className="mb-2">{question.ask}</legend>
        {readerLevels.map((each, index) => (
          <label key={each} className="flex gap-3 py-1 font-normal!">
            <input
              type="radio"
              name={`${domain}-level`}
              value={each}
              required
              defaultChecked={given?.level === each}
              className="mt-1 size-4 shrink-0"
              {...(index === 0 && level.attributes.autoFocus && { autoFocus: true })}
            />
            <span>
              <b className="font-semibold">{names[each]}.</b> {question[each]}
            </span>
          </label>
        ))}
        <Fault id={level.faultId} text={level.fault} />
      </fieldset>
      <fieldset className="field" aria-describedby={anchors.hintId}>
        <legend>
          {said.well} <span className="font-normal text-muted">{said.optional}</span>
        </legend>
        <Hint id={anchors.hintId} text={ticking} />
        <div className="grid gap-x-6 sm:grid-cols-2">
          {choices.map(({ id, label }) => (
            <label key={id} className="flex gap-3 py-1 font-normal!">
              <input
                type="checkbox"
                name={`${domain}-anchor`}
                value={id}
                defaultChecked={given?.anchors.includes(id) ?? false}
                className="mt-1 size-4 shrink-0"
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor={words.id}>
          {said.ownWords} <span className="font-normal text-muted">{said.optional}</span>
        </label>
        <Hint id={words.hintId} text={said.example(question.example)} />
        <input
          id={words.id}
          name={`${domain}-words`}
          defaultValue={given?.words}
          maxLength={kept && kept.words.length > longestWords ? longestBackground : longestWords}
          autoComplete="off"
          {...words.attributes}
        />
        <Fault id={words.faultId} text={words.fault} />
      </div>
      <p role="status" className="min-h-12 border-accent border-s-2 ps-4 font-sans text-[0.9375rem] noscript:hidden">
        {understood ? (
          <>
            <span className="text-muted">{said.understood}</span>
            <br />
            {question.title}: {understood}
          </>
        ) : (
          <span className="text-muted">{said.toBeSeen}</span>
        )}
      </p>
    </section>
  )
}
