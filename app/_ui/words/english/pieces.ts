import { pieceWords } from '@/lib/book/words'

const named = pieceWords.en

/** What stands within the text of a chapter. */
export const pieces = {
  callout: named.callout,
  aside: {
    label: named.aside,
    for: (audience: string) => `For readers ${audience}`,
    fields: { software: 'programming', hardware: 'hardware' },
    newTo: (field: string) => `new to ${field}`,
    atHomeIn: (field: string) => `at home in ${field}`,
    some: (field: string) => `who know some ${field}`,
    learning: (field: string) => `still learning ${field}`,
    any: (field: string) => `of ${field}`,
    know: (anchors: string) => `who know ${anchors}`,
    both: (experience: string, known: string) => `${experience} ${known}`,
  },
  code: {
    output: 'Output',
    label: (name: string) => `Code: ${name}`,
    notRun: 'not run for this book',
  },
  copy: { copy: 'Copy', copied: 'Copied' },
  formula: { name: 'formula as TeX' },
  figure: { enlarge: 'Enlarge', close: 'Close', name: 'the figure' },
  exercise: { label: named.exercise, answer: named.answer, hint: named.hint },
  quiz: {
    label: named.question,
    check: 'Check the answer',
    none: 'Choose an answer first.',
    right: 'is right.',
    wrong: 'is not right.',
    missed: 'belongs to the answer as well.',
  },
  tabs: 'Choose one',
  files: 'Files',
  term: (title: string) => `Taught in: ${title}`,
  embed: (host: string) => `Opens ${host}`,
  heading: (text: string) => `Link to this section: ${text}`,
  task: { done: 'Done', open: 'To do' },
}
