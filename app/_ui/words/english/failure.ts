/** What is said where a page could not be drawn. */
export const failure = {
  language: 'en',
  title: 'This page could not be shown',
  text: 'Something failed on our side. The chapters do not depend on it: they can be read as they are.',
  retry: 'Try again',
  toContents: 'Go to the contents',
  moment: 'One moment for the text.',
  below: 'Below is the text, as it was written.',
  none: 'The text cannot be reached just now.',
}
