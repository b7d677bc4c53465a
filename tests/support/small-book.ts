import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A book of two small chapters, one of them in a second language, with nothing wrong in it, by its files. */
export const smallBook: Record<string, string> = {
  'content/book.yaml': `title: A small book
tagline: Short.
description: A book to break.
language: en
parts:
  - { title: All of it, from: 1 }
vocabulary:
  software:
    label: software
    noun: [software]
    anchors:
      - { id: python, label: Python, aliases: [py] }
  hardware:
    label: hardware
    noun: [hardware]
    anchors:
      - { id: arduino, label: Arduino, aliases: [esp32] }
names: [Python, Raspberry Pi]
`,
  'content/01-heat.mdx': `---
title: Heat
description: What heat is.
published: 2026-01-10
updated: 2026-02-01
renamed: [warmth]
sections:
  start: { domain: both, level: 1, concepts: [heat] }
  how-it-moves: { domain: hardware, level: 2, concepts: [conduction] }
---

Heat is energy on its way. Python can add it up, and $Q = m\\,c$ says how.

## How it moves

By conduction, as in [the next chapter](./02-cold.mdx#where-it-goes) and [above](#how-it-moves).

![A bar that is warm on the left and cold on the right](./figures/bar.svg "A bar.")

\`\`\`python title="sum.py"
print(1 + 1)
\`\`\`

\`\`\`text output
2
\`\`\`

$$
Q = m\\,c
$$

<Aside for="hardware: none">

Touch it carefully.

</Aside>

<Depth>

It flows from warm to cold.

<Variant for="software: python">

It flows as data does, one way.

</Variant>

</Depth>

### In steps

<Steps>

<Step title="One">

Warm one end.

</Step>

</Steps>
`,
  'content/02-cold.mdx': `---
title: Cold
sections:
  start: { domain: both, level: 1, concepts: [cold] }
  where-it-goes: { verbatim: true }
---

Cold is less heat.

## Where it goes

Nowhere.
`,
  'content/de/01-heat.mdx': `---
title: Wärme
---

Wärme ist Energie auf dem Weg, und [unten](#wie-sie-wandert) steht, wie sie wandert.

## Wie sie wandert

Durch Leitung, ins [nächste Kapitel](../02-cold.mdx#where-it-goes) und durch diesen Stab:

![Ein Stab, links warm und rechts kalt](../figures/bar.svg "Ein Stab.")

\`\`\`python title="summe.py"
print(1 + 1)
\`\`\`

\`\`\`text output
2
\`\`\`
`,
  'content/figures/bar.svg': '<svg viewBox="0 0 20 10"><rect width="20" height="10"/></svg>',
  'content/concepts/heat.yaml': `- id: heat
  title: Heat
  section: heat#start
  terms: [heat]
  means: Energy that passes from warm to cold.

- id: conduction
  title: Conduction
  section: heat#how-it-moves
  requires: [heat]
  terms: [conduction]
  means: The passing of heat through what does not move.
`,
  'content/concepts/cold.yaml': `- id: cold
  title: Cold
  section: cold#start
  requires: [heat]
  terms: [cold]
  means: The state of what has little heat in it.
`,
  'content/bridges/heat.yaml': `- id: heat-python
  concept: heat
  for: { software: { anchors: [python] } }
  kind: analogy
  text: Heat is a sum, as in [the chapter](/chapters/heat#how-it-moves), and $Q$ is its result.
  limits: A sum does not leak.

- id: heat-skip
  concept: heat
  for: { hardware: { levels: [expert] } }
  kind: skip
  text: Heat is energy on its way.
`,
}

/** Writes a book into a folder of its own, with some files put in place of others; `undefined` leaves one out. */
export async function writeBook(changes: Record<string, string | undefined> = {}): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'lectern-small-'))
  for (const [file, text] of Object.entries({ ...smallBook, ...changes })) {
    if (text === undefined) continue
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), text)
  }
  return root
}

export function removeBook(root: string): Promise<void> {
  return rm(root, { recursive: true, force: true })
}
