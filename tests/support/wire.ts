import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** How the way to the database is: open, refused at the door, cut where it stands, or silent, as a network can be. */
export type State = 'open' | 'refused' | 'silent'

/**
 * The way from a server to its Postgres, which counts what the server waits for and can be broken. A round trip is what
 * makes Postgres answer: a simple query, or the Sync that ends the parts of a prepared one.
 */
export class Wire {
  trips = 0
  opened = 0
  /** How late each answer of the database comes, in milliseconds. */
  delay = 0
  #state: State = 'open'
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer((socket) => this.#carry(socket))

  private constructor(readonly target: URL) {}

  static async start(target: string): Promise<Wire> {
    const wire = new Wire(new URL(target))
    wire.#server.listen(0, '127.0.0.1')
    await once(wire.#server, 'listening')
    return wire
  }

  get url(): string {
    const address = this.#server.address()
    const url = new URL(this.target)
    url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    return url.href
  }

  /** Connections that stand now. */
  get standing(): number {
    return this.#sockets.size
  }

  /** From now on. What stands is cut when the way is refused; when it is silent, nothing tells. */
  set state(state: State) {
    this.#state = state
    if (state === 'refused') for (const socket of this.#sockets) socket.destroy()
    if (state === 'open') for (const socket of this.#sockets) if (socket.isPaused()) socket.destroy()
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #carry(socket: Socket): void {
    socket.on('error', () => socket.destroy())
    if (this.#state === 'refused') {
      socket.destroy()
      return
    }
    this.opened += 1
    this.#sockets.add(socket)
    const postgres = connect(Number(this.target.port || 5432), this.target.hostname)
    const count = counter(() => {
      this.trips += 1
    })
    socket.on('data', (bytes: Buffer) => {
      if (this.#state === 'silent') return void socket.pause()
      count(bytes)
      postgres.write(bytes)
    })
    postgres.on('data', (bytes: Buffer) => {
      if (this.#state === 'silent') return
      if (this.delay > 0) setTimeout(() => socket.write(bytes), this.delay)
      else socket.write(bytes)
    })
    postgres.on('error', () => socket.destroy())
    postgres.on('close', () => socket.destroy())
    socket.on('close', () => {
      this.#sockets.delete(socket)
      postgres.destroy()
    })
  }
}

/** Reads what a client sends (PostgreSQL protocol 3, 54.2): messages of a letter and a length, after one without. */
function counter(trip: () => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0)
  let begun = false
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    for (;;) {
      const head = begun ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      const kind = begun ? String.fromCharCode(rest[0] ?? 0) : ''
      if (kind === 'Q' || kind === 'S') trip()
      begun = true
      rest = rest.subarray(length)
    }
  }
}
