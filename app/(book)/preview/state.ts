/** What came of something that an editor had done: what is done, what was said, and a form as it was filled in. */
export type State = {
  done?: string
  said?: string[]
  /** What is wrong with the prose of a slot, and what was written there. */
  faults?: Record<string, string>
  answers?: Record<string, string>
}
