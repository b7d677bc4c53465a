import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { licences } from '../../scripts/licences.mjs'

const read = (path: string) => readFile(join(import.meta.dirname, '../..', path), 'utf8')
const Versions = z.record(z.string(), z.string())
const Package = z.object({ license: z.string(), dependencies: Versions, devDependencies: Versions })

test('versions are exact, and the lockfile names no registry', async () => {
  const { dependencies, devDependencies } = Package.parse(JSON.parse(await read('package.json')))
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/.test(version))
  expect(loose).toEqual([])
  expect(await read('package-lock.json')).not.toMatch(/"resolved": "http/)
})

test('the licences of what runs on a server are listed, and each lets us', async () => {
  const listed = await read('docs/licences.md')
  expect(listed).toBe(licences())
  const names = [...listed.matchAll(/^## (.*)$/gm)].map(([, name = '']) => name)
  const free =
    /^\(?(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Unlicense|Python-2\.0|PostgreSQL|LGPL-3\.0-or-later|MPL-2\.0|MIT AND ISC)\b/
  expect(names.filter((name) => !free.test(name))).toEqual([])
  expect(Package.parse(JSON.parse(await read('package.json'))).license).toBe('MIT')
  expect(await read('LICENSE')).toMatch(/^MIT License/)
})

test('what is merged has passed the same npm test', async () => {
  const { jobs } = parse(await read('.github/workflows/test.yml'))
  expect(jobs.test.steps.map(({ run }: { run?: string }) => run).filter(Boolean)).toEqual(['npm test'])
  expect(JSON.parse(await read('.github/renovate.json')).rangeStrategy).toBe('pin')
})

test('what runs the tests elsewhere is one commit, with its version beside it, and kept up', async () => {
  const workflows = await Promise.all(['test', 'audit'].map((name) => read(`.github/workflows/${name}.yml`)))
  const uses = workflows.join('\n').match(/uses: .*/g) ?? []
  expect(uses.length).toBeGreaterThan(3)
  for (const use of uses) expect(use).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  expect(JSON.parse(await read('.github/renovate.json')).extends).toContain('helpers:pinGitHubActionDigests')
})

test('advisories are asked for every week and with every change of versions', async () => {
  const { on, jobs } = parse(await read('.github/workflows/audit.yml'))
  expect([Object.keys(on), on.push.paths]).toEqual([['schedule', 'push', 'pull_request'], ['package-lock.json']])
  const runs = jobs.audit.steps.flatMap(({ run = '' }: { run?: string }) => run.match(/^npm audit .*/) ?? [])
  expect(runs).toContainEqual(expect.stringContaining('--omit=dev'))
  expect(JSON.parse(await read('.github/renovate.json')).osvVulnerabilityAlerts).toBe(true)
})
