import type { Lease, Piece, Progress, Shared, StoredSection } from '@/lib/personalize/shared'

type Row = Omit<Progress, 'status'> & { status: Exclude<Progress['status'], 'done'>; attempt: number; wanted: boolean }

/**
 * What readers share, in a Map, by the rules of the database. `failed` and `finished` hold what became of each key;
 * `lose` is the death of a leader as the others see it.
 */
export function sharedInMemory() {
  const finished = new Map<string, StoredSection>()
  const failed: string[] = []
  const rows = new Map<string, Row>()
  const shared: Shared = {
    find: async (keys) => keys.map((key) => finished.get(key)).find((section) => section !== undefined),
    discard: async (key) => void finished.delete(key),
    async claim(key) {
      const before = rows.get(key)
      if (before?.status === 'running' || finished.has(key)) return undefined
      const pieces = before?.pieces.filter((piece) => 'text' in piece) ?? []
      const row: Row = { status: 'running', attempt: (before?.attempt ?? 0) + 1, pieces, wanted: false }
      rows.set(key, row)
      return leaseOf(key, row)
    },
    async watch(key): Promise<Progress | undefined> {
      const section = finished.get(key)
      if (section) return { status: 'done', model: section.model, pieces: piecesOf(section.slots) }
      const row = rows.get(key)
      if (!row) return undefined
      row.wanted = true
      const { attempt: _, wanted: __, ...progress } = row
      return { ...progress, pieces: [...row.pieces] }
    },
  }

  function leaseOf(key: string, row: Row): Lease {
    const holds = () => rows.get(key) === row && row.status !== 'failed'
    return {
      released: Object.fromEntries(row.pieces.flatMap((piece) => ('text' in piece ? [[piece.slot, piece.text]] : []))),
      async add(piece) {
        if (!holds() || row.pieces.some(({ slot }) => slot === piece.slot)) return false
        return row.pieces.push(piece) > 0
      },
      renew: async () => ({ held: holds(), wanted: holds() && row.wanted }),
      async finish(section) {
        if (!holds()) return
        finished.set(key, section)
        rows.delete(key)
      },
      async fail(model, fault) {
        if (!holds()) return
        failed.push(key)
        Object.assign(row, { status: 'failed', model, fault })
      },
      async leave() {
        if (holds()) row.status = 'lost'
      },
    }
  }

  const lose = (key: string) => {
    const row = rows.get(key)
    if (row) row.status = 'lost'
  }
  return { shared, finished, failed, lose }
}

function piecesOf(slots: Record<string, string>): Piece[] {
  return Object.entries(slots).map(([slot, text]) => ({ slot, text }))
}
