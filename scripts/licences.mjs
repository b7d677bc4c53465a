import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What a package says in its readme alone. */
const said = { 'format 0.2.2': 'MIT' }

/** What runs on a server, by licence, as Markdown; from the lockfile, so it is the same wherever it is made. */
export function licences() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const byLicence = new Map()
  for (const [path, { dev, devOptional, license, version }] of Object.entries(packages)) {
    if (!path || dev || devOptional) continue
    const name = `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)} ${version}`
    const licence = license ?? said[name] ?? 'not said'
    byLicence.set(licence, new Set([...(byLicence.get(licence) ?? []), name]))
  }
  const parts = [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, names]) => {
      return `## ${licence}\n\n${[...names].sort().join(', ')}\n`
    })
  return `# Licences\n\nOf the packages that run on a server; made by \`npm run licences\`. Lectern itself: MIT, its text face: OFL-1.1.\n\n${parts.join('\n')}`
}

// npm run licences
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, 'docs/licences.md'), licences())
