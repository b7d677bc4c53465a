import { Children, isValidElement, type ReactElement, type ReactNode, useId } from 'react'
import type { Words } from '../words/words'
import { Identified } from './identified.client'

const letters = 'abcdef'

type ChoiceProps = { correct?: boolean; children?: ReactNode }

/**
 * A question with answers to choose from. What is said of a choice stands folded below and is picked out by the style
 * sheet alone, so it is checked without a script.
 */
export function Quiz({ words, title, children }: { words: Words; title?: string; children: ReactNode }) {
  const id = useId()
  const all = Children.toArray(children)
  const choices = all.filter(isChoice)
  const first = all.findIndex(isChoice)
  const right = choices.filter(({ props }) => props.correct).length
  if (choices.length < 2 || choices.length > letters.length || right === 0)
    throw new Error('A <Quiz> has two to six <Choice>s, and at least one of them is <Choice correct>.')
  const type = right > 1 ? 'checkbox' : 'radio'
  return (
    <div className="box exercise quiz" data-several={right > 1 || undefined}>
      <p className="box-label">{words.quiz.label}</p>
      {title && <h3 className="exercise-title">{title}</h3>}
      <div className="box-body">
        <Identified as="div" id={id} className="quiz-question">
          {all.slice(0, first)}
        </Identified>
        <Identified as="div" className="choices" role={right > 1 ? 'group' : 'radiogroup'} aria-labelledby={id}>
          {choices.map((choice, index) => (
            <label className="choice" key={letters[index]}>
              <Identified as="input" type={type} name={id} value={letters[index]} />
              <span className="choice-letter">{letters[index]}</span>{' '}
              <span>{partsOf(choice).filter((part) => !isWhy(part))}</span>
            </label>
          ))}
        </Identified>
        {all.slice(first).filter((child) => !isChoice(child))}
        <details className="answer">
          <summary>{words.quiz.check}</summary>
          <p className="quiz-none">{words.quiz.none}</p>
          <div className="verdicts" aria-live="polite">
            {choices.map((choice, index) => (
              <Verdict key={letters[index]} words={words} letter={letters[index] ?? ''} choice={choice} />
            ))}
          </div>
        </details>
      </div>
    </div>
  )
}

/** One answer: its text, and in a `<Why>` what to say of it. Drawn by the quiz it stands in. */
export function Choice({ children }: ChoiceProps) {
  return <>{children}</>
}

/** Why a choice is right or not. */
export function Why({ children }: { children: ReactNode }) {
  return <>{children}</>
}

type VerdictProps = { words: Words; letter: string; choice: ReactElement<ChoiceProps> }

function Verdict({ words: { quiz }, letter, choice }: VerdictProps) {
  const { correct = false } = choice.props
  return (
    <div className="verdict" data-correct={correct || undefined}>
      <p>
        <strong>
          <span className="choice-letter">{letter}</span>{' '}
          <span className="verdict-chosen">{correct ? quiz.right : quiz.wrong}</span>
          {correct && <span className="verdict-missed">{quiz.missed}</span>}
        </strong>
      </p>
      {partsOf(choice).filter(isWhy)}
    </div>
  )
}

function isChoice(child: ReactNode): child is ReactElement<ChoiceProps> {
  return isValidElement(child) && child.type === Choice
}

function isWhy(child: ReactNode): boolean {
  return isValidElement(child) && child.type === Why
}

function partsOf(choice: ReactElement<ChoiceProps>): ReactNode[] {
  return Children.toArray(choice.props.children)
}
