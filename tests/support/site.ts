import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildCustomRoute } from 'next/dist/lib/build-custom-route.js'

const root = join(import.meta.dirname, '../..')
const manifest = 'routes-manifest.json'

type Redirect = { source: string; destination: string; permanent: boolean }

/** The site as it is built, with further redirects, put there as a build puts those of its configuration. */
export async function siteWith(redirects: Redirect[]): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-site-'))
  await linkAll(root, folder, ['.next', '.data', '.git'])
  const built = await mkdtemp(join(folder, '.built-'))
  await linkAll(join(root, '.next'), built, [manifest])
  const routes = JSON.parse(await readFile(join(root, '.next', manifest), 'utf8'))
  routes.redirects.push(...redirects.map((each) => buildCustomRoute('redirect', each, ['/_next'])))
  await writeFile(join(built, manifest), JSON.stringify(routes))
  await symlink(built, join(folder, '.next'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

async function linkAll(from: string, to: string, without: string[]): Promise<void> {
  for (const name of await readdir(from)) if (!without.includes(name)) await symlink(join(from, name), join(to, name))
}
