/** What a new chapter is made of. */
export type Named = { title: string; slug: string; day: string }

/** The text of a new chapter: a draft that builds, with each thing that a chapter needs once. */
export function chapterText({ title, slug, day }: Named): string {
  return `---
title: ${JSON.stringify(title)}
description: Say in one sentence what the reader will be able to do.
draft: true
published: ${day}
sections:
  start: { domain: both, level: 1, concepts: [${slug}] }
  a-worked-example: { domain: software, level: 2, concepts: [${slug}-example] }
  try-it-with-what-you-have: { domain: both, level: 1, concepts: [${slug}-practice] }
  further-reading: { verbatim: true }
---

<Depth>

Open with something that happens. This chapter is about ${plain(title)}: say what the reader will be able to do after it.

<Variant for="software: intermediate, expert; hardware: none, beginner">

Open for those who write programs and have never held a motor. This chapter is about ${plain(title)}.

</Variant>

</Depth>

## A worked example

A worked example has numbers with units, and a listing whose output is what it prints.

\`\`\`python title="example.py"
print(6 * 7)
\`\`\`

\`\`\`text output
42
\`\`\`

<Aside for="software: none, beginner">

Say here what only some readers need: that \`print\` shows a value, for instance.

</Aside>

## Try it with what you have

Practice is what makes it stay. Offer something for readers without any hardware too.

<Exercise title="A first one">

Ask something that can be answered from the text above.

<Answer>

Say the answer and how one comes to it.

</Answer>

</Exercise>

## Further reading

- Name books with their ISBN, papers with their DOI, standards with their number.
`
}

/** The concepts that it teaches. */
export function conceptList({ title, slug }: Named): string {
  const name = JSON.stringify(title)
  return `- id: ${slug}
  title: ${name}
  section: ${slug}#start
  requires: []
  terms: [${JSON.stringify(title)}, this chapter]
  means: Say in one plain sentence what it is.

- id: ${slug}-example
  title: ${JSON.stringify(`${title}, worked out`)}
  section: ${slug}#a-worked-example
  requires: [${slug}]
  terms: [worked example]
  means: Say in one plain sentence what the example shows.

- id: ${slug}-practice
  title: ${JSON.stringify(`${title}, tried out`)}
  section: ${slug}#try-it-with-what-you-have
  requires: [${slug}]
  terms: [practice]
  means: Say in one plain sentence what is to be learnt by doing it.
`
}

/** A bridge of every kind, to be written anew. */
export function bridgeList({ slug }: Named): string {
  return `# From what a reader knows to what the chapter teaches. At least three for each kind of reader and section:
# npm run coverage:content shows who gets nothing.

- id: ${slug}-python-analogy
  concept: ${slug}
  for: { software: { anchors: [python] } }
  kind: analogy
  place: before
  text: Say what it is like, in the terms of something that this reader knows well.
  limits: Say where the likeness ends, in a whole sentence.

- id: ${slug}-arduino-contrast
  concept: ${slug}
  for: { hardware: { anchors: [arduino] } }
  kind: contrast
  text: Say what this reader would expect, and how it is here.

- id: ${slug}-expert-pitfall
  concept: ${slug}-example
  for: { software: { levels: [intermediate, expert] } }
  kind: pitfall
  text: Say what goes wrong for those who know software well, and how to notice it.

- id: ${slug}-beginner-try
  concept: ${slug}-practice
  for: { software: { levels: [none, beginner] }, hardware: { levels: [none, beginner] } }
  kind: try
  text: Give something to do in a minute, without any tools.

- id: ${slug}-skip
  concept: ${slug}-example
  for: { software: { levels: [expert] } }
  kind: skip
  text: Say in one line what an expert should keep of the section that is folded for them.
`
}

// What would be markup in a title is none in the text.
function plain(title: string): string {
  return title.replace(/[\\`*_{}<>[\]$~|#]/g, '\\$&')
}
