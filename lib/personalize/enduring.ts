import type { Lease, Shared } from './shared'

/** Does something, or gives the other value where what it needs is lost. */
export type UnlessLost = <T>(otherwise: T, use: () => Promise<T>) => Promise<T>

/**
 * Shared work that outlives the loss of what it is shared by: nothing is found and nothing kept, every process leads
 * for itself, and the chapter goes on.
 */
export function enduring(shared: Shared, unlessLost: UnlessLost): Shared {
  return {
    find: (keys) => unlessLost(undefined, () => shared.find(keys)),
    discard: (key) => unlessLost(undefined, () => shared.discard(key)),
    watch: (key) => unlessLost(undefined, () => shared.watch(key)),
    claim: async (key) => {
      const lease = await unlessLost<Lease | undefined>(alone, () => shared.claim(key))
      return lease && enduringLease(lease, unlessLost)
    },
  }
}

const alone: Lease = {
  released: {},
  add: async () => true,
  renew: async () => ({ held: true, wanted: false }),
  finish: async () => {},
  fail: async () => {},
  leave: async () => {},
}

function enduringLease(lease: Lease, unlessLost: UnlessLost): Lease {
  return {
    released: lease.released,
    add: (piece) => unlessLost(true, () => lease.add(piece)),
    renew: () => unlessLost({ held: true, wanted: false }, () => lease.renew()),
    finish: (section) => unlessLost(undefined, () => lease.finish(section)),
    fail: (model, fault) => unlessLost(undefined, () => lease.fail(model, fault)),
    leave: () => unlessLost(undefined, () => lease.leave()),
  }
}
