import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A connection to a server, for what no client sends. */
export async function openRaw(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  return socket
}
