import type { SlotPreview } from '@/lib/personalize/preview-form'
import { room } from './room'

/** What the editors' preview says, in English. It stands apart from the rest: readers do not load it. */
export const previewEnglish = {
  title: 'Preview as a reader',
  lead: 'Any chapter as any reader would have it, and what decides that. Nothing is generated until you ask.',
  chapter: 'Chapter',
  reader: (place: number): string => (place === 1 ? 'Reader' : 'Second reader, if you like'),
  software: 'Software background',
  hardware: 'Hardware background',
  hint: 'As readers write it, such as: expert; python, web',
  difference: 'Show the words in which the second differs from the first',
  show: 'Show',
  examples: 'Readers whom the book names:',
  understood: 'Understood as',
  level: {
    unknown: 'not said',
    none: 'none',
    beginner: 'beginner',
    intermediate: 'intermediate',
    expert: 'expert',
  },
  engine: (model?: string) =>
    model
      ? `A model is set up: ${model}.`
      : 'No model is set up: readers get what editors wrote, and what is approved here.',
  whole: 'The whole chapter',
  more: 'Prompt, passages and approval',
  about: (domain: string, level: number, concepts: string) =>
    `Domain ${domain}, level ${level}${concepts ? `; teaches ${concepts}` : ''}`,
  treatment: { 'as-written': 'As written', bridged: 'With a note', collapsed: 'Folded', rewritten: 'Rewritten' },
  source: {
    original: 'the author’s prose',
    authored: 'by editors',
    generated: 'generated just now',
    cached: 'generated before',
  } satisfies Record<SlotPreview['source'], string>,
  pinned: 'approved',
  // As readers are told it.
  note: room.notes,
  limits: room.limits,
  cites: 'Leads to:',
  toRewrite: 'A model would be asked to rewrite it:',
  held: (why: string) => `Never rewritten, for it holds: ${why}.`,
  reverted: (check: string) => `Not shown as it was planned (${check}):`,
  differs: 'differs',
  editBridge: 'Edit this bridge',
  prompt: 'The exact prompt',
  messages: ['The rules', 'The book', 'The section'],
  noPrompt: 'Nothing in this section is rewritten for this reader, so no model is asked.',
  cost: (read: string, written: string, dollars?: string) =>
    `About ${read} tokens are read and at most ${written} written${dollars ? `: at most ${dollars} at list price` : ''}.`,
  passages: 'Passages it leans on',
  noPassages: 'None.',
  checks: 'What the checks say',
  passed: 'passed',
  ask: (model: string) => `Ask ${model} for this section`,
  asking: 'One moment',
  asked: 'It is written, checked, and kept for readers.',
  askedInVain: 'Not all of it passed:',
  approve: 'Approve a version',
  approveLead:
    'What stands here is shown to every reader for whom a model would be asked the same, as the editors’ word, until the section changes. It goes through the same checks.',
  prose: (slot: string) => `New prose of ${slot}`,
  pin: 'Approve this version',
  pinDone: 'Approved.',
  unchanged: 'Change something first: this is the author’s prose.',
  unpin: 'Take the approval back',
  unpinned: 'Taken back.',
  pins: 'Approved in this chapter',
  noPins: 'Nothing yet.',
  since: 'since',
  lapsed: 'lapsed: the section has changed',
  block: (kind: string) => `Block: ${kind}`,
  notReached: 'The site could not be reached. What you wrote is still here.',
  notEditor: 'Sign in again: this is for editors.',
  bridge: {
    title: 'Edit a bridge',
    lead: (file: string) => `From ${file}. The rest of the file stays as it is.`,
    field: 'The bridge as YAML',
    save: 'Check and write',
    back: 'Back to the preview',
    changed: 'The file has changed meanwhile. Compare with it, then write again.',
    gone: 'There is no bridge of this id any more.',
    written: (file: string) => `Written to ${file}. The chapter follows when the book is gathered.`,
  },
}

export type PreviewWords = typeof previewEnglish
