import type { Fault } from './verify'

/** What a leader makes of one slot: verified prose, or the fault for which it stays as editors wrote it. */
export type Piece = { slot: string; text: string } | { slot: string; fault: Fault }

/** A finished section: the verified prose of each slot that was rewritten, and what it cost. */
export type StoredSection = {
  model: string
  slots: Record<string, string>
  promptTokens: number
  completionTokens: number
}

/** The work under a key as those who do not lead it see it. */
export type Progress = {
  /** `lost`: the leader is gone, or has given up; whoever claims the key goes on. */
  status: 'running' | 'done' | 'failed' | 'lost'
  model?: string
  /** In the order of their release. */
  pieces: Piece[]
  /** Why the rest was given up, where it was. */
  fault?: Fault
}

/** The right to do the work under a key. It ends when it is not renewed, and with it every way to write. */
export interface Lease {
  /** What an earlier leader released: final, and not made again. */
  released: Record<string, string>
  /** Makes a piece known; false where another leads by now. */
  add(piece: Piece): Promise<boolean>
  /** Keeps the lease; tells whether somebody on another process waits. */
  renew(): Promise<{ held: boolean; wanted: boolean }>
  /** Ends the work with a section that may be kept. */
  finish(section: StoredSection): Promise<void>
  /** Ends the work without one. What was released stays for the next to ask. */
  fail(model: string, fault?: Fault): Promise<void>
  /** Gives the work up for want of readers. What was released stays, and who waits after all goes on at once. */
  leave(): Promise<void>
}

/** What readers share, on any number of processes: sections under the hash of the exact prompt and model. */
export interface Shared {
  /** The finished section under the first of these keys that has one. */
  find(keys: string[]): Promise<StoredSection | undefined>
  /** Forgets a finished section that the checks of today would not pass, so that it is made again. */
  discard(key: string): Promise<void>
  /** The lease of a key; undefined where another holds it or the work is done. */
  claim(key: string): Promise<Lease | undefined>
  /** Looks at the work under a key and says that somebody waits for it; undefined where there is none. */
  watch(key: string): Promise<Progress | undefined>
}
