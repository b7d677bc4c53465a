import { readFile } from 'node:fs/promises'
import { refuseSecrets } from './discreet'

/** Reads what the server of the end-to-end tests has printed. */
export default async function readLog(): Promise<void> {
  refuseSecrets(await readFile('test-results/server.log', 'utf8'))
}
