import { answer, kept } from './operation'

const named = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })
const missing = { description: 'No such chapter, or no such reader' }

const markdown = {
  summary: 'A chapter as Markdown, components by their text',
  parameters: [named('chapter')],
  responses: { ...kept(answer('The text', undefined, 'text/markdown')), 404: missing },
}

const telling = {
  summary: 'A chapter as editors tell it to a reader whom the book names; no account, no model',
  parameters: [named('chapter'), named('reader')],
  responses: { ...kept(answer('A reading', 'Reading')), 404: missing },
}

const index = {
  summary: 'What the book is, and where each chapter stands as Markdown (llmstxt.org)',
  responses: kept(answer('The text', undefined, 'text/plain')),
}

const whole = { ...index, summary: 'The whole book in one text' }

/** What programs may read of the book itself. */
export const bookPaths = {
  '/chapters/{chapter}.md': { get: markdown },
  '/{language}/chapters/{chapter}.md': { get: { ...markdown, parameters: [named('language'), named('chapter')] } },
  '/chapters/{chapter}/as/{reader}.json': { get: telling },
  '/llms.txt': { get: index },
  '/llms-full.txt': { get: whole },
}
