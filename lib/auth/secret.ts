import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Secret } from './signing'

/** The secret that is used where there are no versions, and several with versions, the one in use first. */
export type Secrets = { secret?: string; secrets?: { version: number; value: string }[] }

/** What things are encrypted with, as Better Auth reads the same: what has no version belongs to `secret`. */
export function encryptionSecret({ secret, secrets }: Secrets): Secret {
  const [current] = secrets ?? []
  if (!secrets || !current) return secret ?? ''
  const keys = new Map(secrets.map(({ version, value }) => [version, value]))
  return { keys, currentVersion: current.version, legacySecret: secret }
}

/** The secret in use. */
export function currentSecret({ secret, secrets }: Secrets): string {
  return secrets?.[0]?.value ?? secret ?? ''
}

/** The secrets of the settings; where they name no `secret`, the one kept in `file`, as beside an embedded database. */
export async function completeSecrets({ secret, secrets }: Secrets, file: string | undefined): Promise<Secrets> {
  return { secret: secret ?? (file ? await readSecret(file) : undefined), secrets }
}

/** The secret kept in a file only its owner may read; made on first use. */
export async function readSecret(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    // Whole or not at all: who comes second reads what the first one made.
    await link(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await unlink(draft)
  }
  return readFile(path, 'utf8')
}
