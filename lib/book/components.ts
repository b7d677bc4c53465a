/** What a component takes: its attributes with the values they may have, if only some; what it must have; where it stands. */
type Shape = { attributes?: Record<string, string[] | true>; needs?: string[]; within?: string[] }

/** The components that a chapter may use. */
export const components: Record<string, Shape> = {
  Callout: {
    attributes: { kind: ['note', 'tip', 'important', 'warning', 'caution', 'danger'] },
  },
  Aside: { attributes: { for: true }, needs: ['for'] },
  Depth: {},
  Variant: { attributes: { for: true }, needs: ['for'], within: ['Depth'] },
  Verbatim: {},
  Exercise: { attributes: { title: true } },
  Answer: { within: ['Exercise'] },
  Hint: { within: ['Exercise', 'Quiz'] },
  Quiz: { attributes: { title: true } },
  Choice: { attributes: { correct: true }, within: ['Quiz'] },
  Why: { within: ['Choice'] },
  Margin: {},
  Files: {},
  Embed: { attributes: { href: true, title: true }, needs: ['href', 'title'] },
  Term: { attributes: { id: true }, needs: ['id'] },
  Tabs: {},
  Tab: { attributes: { title: true }, needs: ['title'], within: ['Tabs'] },
  Steps: {},
  Step: { attributes: { title: true }, within: ['Steps'] },
}
