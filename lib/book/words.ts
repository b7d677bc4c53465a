const english = {
  callout: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
    danger: 'Danger',
  },
  aside: 'An aside',
  exercise: 'Exercise',
  answer: 'Answer',
  hint: 'Hint',
  question: 'Question',
  right: 'Right',
  wrong: 'Wrong',
  figure: 'Figure',
}

/** What the pieces of a chapter are called, on its page and where it is plain Markdown. */
export type PieceWords = typeof english

const german: PieceWords = {
  callout: {
    note: 'Hinweis',
    tip: 'Tipp',
    important: 'Wichtig',
    warning: 'Warnung',
    caution: 'Vorsicht',
    danger: 'Gefahr',
  },
  aside: 'Nebenbei',
  exercise: 'Aufgabe',
  answer: 'Lösung',
  hint: 'Hinweis',
  question: 'Frage',
  right: 'Richtig',
  wrong: 'Falsch',
  figure: 'Abbildung',
}

export const pieceWords = { en: english, de: german }

/** Of what there is in some languages, that in this one (BCP 47), or in the nearest: `de-AT` reads as `de`. */
export function nearest<T>(languages: Record<string, T>, language: string): T | undefined {
  return languages[language] ?? languages[language.split('-')[0]?.toLowerCase() ?? '']
}
