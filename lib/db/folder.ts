import { existsSync } from 'node:fs'
import { readFile, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { unpack } from './archive'

/** Where the build keeps an empty database, packed. */
const template = '.book/pglite.tar.gz'

/**
 * Makes the folder of an embedded database, if there is none: from the packed one, or, where nothing was built, as
 * Postgres makes it. It gets its name when it is whole, so that who was killed on the way leaves nothing half.
 */
export async function prepareFolder(dataDir: string): Promise<void> {
  if (existsSync(join(/* turbopackIgnore: true */ dataDir, 'PG_VERSION'))) return
  const draft = `${dataDir}.draft`
  await rm(draft, { recursive: true, force: true })
  const packed = join(process.cwd(), template)
  if (existsSync(packed)) await unpack(await readFile(packed), draft)
  else {
    const { PGlite } = await import('@electric-sql/pglite')
    await (await PGlite.create({ dataDir: draft })).close()
  }
  // Only an empty one: what else lies there is not ours.
  if (existsSync(dataDir)) await rmdir(dataDir)
  await rename(draft, dataDir)
}
