import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folders = ['app', 'lib', 'tests', 'scripts', 'bench']

type File = { path: string; source: string; imports: Import[] }
/** An import as it is written, and whether it only brings types. */
type Import = { from: string; types: boolean }

const files: File[] = (await Promise.all(folders.map(filesIn))).flat()
const code = files.filter(({ path }) => /\.(ts|tsx|mts|mjs)$/.test(path))
const ours = code.filter(({ path }) => path.startsWith('lib/'))

async function filesIn(folder: string): Promise<File[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries
    .filter((entry) => entry.isFile() && !/node_modules|\.next/.test(entry.parentPath))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  return Promise.all(
    paths.map(async (path) => {
      const source = await readFile(join(root, path), 'utf8')
      return { path, source, imports: importsIn(source) }
    }),
  )
}

function importsIn(source: string): Import[] {
  const statements = source.matchAll(/^(?:import|export)\b([^'"`;]*?)\bfrom\s+['"]([^'"]+)['"]/gm)
  const bare = source.matchAll(/(?:^import\s+|\bimport\(\s*)['"]([^'"]+)['"]/gm)
  return [
    ...[...statements].map(([, names = '', from = '']) => ({ from, types: areTypes(names) })),
    ...[...bare].map(([, from = '']) => ({ from, types: false })),
  ]
}

function areTypes(names: string): boolean {
  if (/^\s*type\b/.test(names)) return true
  const listed = /\{([^}]*)\}/
    .exec(names)?.[1]
    ?.split(',')
    .filter((name) => name.trim())
  return listed?.every((name) => /^\s*type\s/.test(name)) ?? false
}

/** The part of `lib/` a path belongs to: its folder, or the file itself where it stands at the top. */
function partOf(path: string): string {
  return /^lib\/([^/.]+)/.exec(path)?.[1] ?? ''
}

const reached = (file: File) =>
  file.imports
    .filter(({ from }) => from.startsWith('@/lib/'))
    .map(({ from, types }) => ({ from, types, part: partOf(from.slice(2)) }))
    .filter(({ part }) => part !== partOf(file.path))

describe('a file', () => {
  test('there are files to look at', () => expect(code.length).toBeGreaterThan(100))

  test('has at most 200 lines', () => {
    const long = files.filter(({ path, source }) => !/\.(svg|json|yaml)$/.test(path) && source.split('\n').length > 201)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  test('has a name that says what it holds', () => {
    const vague = /(^|\/)(utils?|common|misc|helpers?|shared\/index)(\.|\/|$)|^lib\/(.*\/)?types\.ts$/
    expect(files.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([])
  })

  test('is written in lower case and dashes', () => {
    const names = code.map(({ path }) => path.split('/').at(-1) ?? '')
    expect(names.filter((name) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(name))).toEqual([])
  })

  test('in lib does not gather what others export', () => {
    const barrels = ours.filter(
      ({ path, source }) => /\/index\.m?tsx?$/.test(path) || /^export\s+(\*|\{[^}]*\})\s+from/m.test(source),
    )
    expect(barrels.map(({ path }) => path)).toEqual([])
  })
})

describe('an import', () => {
  test('that is relative stays in its folder', () => {
    const leaving = ours.flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('.'))
        .flatMap(({ from }) => {
          const stays = dirname(join(dirname(path), from)) === dirname(path)
          return stays ? [] : [`${path}: ${from}`]
        }),
    )
    expect(leaving).toEqual([])
  })

  const leaves = ['errors', 'body', 'trace', 'whole']
  const described = ['auth/cookie', 'book/search-results', 'book/progress', 'health-report']
  const allowed: Record<string, { parts: string[]; types?: string[] }> = {
    book: { parts: leaves },
    auth: { parts: leaves },
    env: { parts: ['errors', 'settings'] },
    settings: { parts: [] },
    site: { parts: ['env'] },
    errors: { parts: [] },
    keeper: { parts: ['errors'] },
    front: { parts: ['document', 'errors', 'http', 'log', 'policy.mjs'] },
    log: { parts: [] },
    metrics: { parts: [] },
    trace: { parts: [] },
    price: { parts: [] },
    gate: { parts: ['errors', 'metrics'] },
    observe: { parts: ['log', 'metrics'], types: ['personalize/events'] },
    accept: { parts: [] },
    body: { parts: ['errors'] },
    personalize: { parts: ['book', 'errors', 'trace'] },
    db: { parts: ['errors'], types: ['personalize'] },
    reader: { parts: [], types: ['personalize/events'] },
    http: {
      parts: ['errors', 'accept', 'body', 'log', 'observe', 'personalize/stream'],
      types: ['personalize/events'],
    },
    health: { parts: ['errors', 'db/migrate'], types: ['auth/key-set', 'health-report', 'personalize/events'] },
    'health-report': { parts: ['personalize/events'] },
    openapi: { parts: ['personalize/events', 'personalize/preview-form', ...described] },
  }
  const meet = ['runtime', 'assembly', 'means', 'preview', 'start']

  test.each(Object.entries(allowed))('of %s goes no further than it may', (part, { parts, types = [] }) => {
    const within = (from: string, places: string[]) =>
      places.some((place) => from === `@/lib/${place}` || from.startsWith(`@/lib/${place}/`))
    const wrong = ours
      .filter(({ path }) => partOf(path) === part)
      .flatMap((file) =>
        reached(file)
          .filter((each) => !within(each.from, parts) && !(each.types && within(each.from, types)))
          .map(({ from }) => `${file.path}: ${from}`),
      )
    expect(wrong).toEqual([])
  })

  test('from part to part is made where parts meet, and nowhere that this list does not know', () => {
    const parts = new Set(ours.map(({ path }) => partOf(path)))
    const unknown = [...parts].filter((part) => !(part in allowed) && !meet.includes(part))
    const connecting = unknown.filter((part) => ours.some((file) => partOf(file.path) === part && reached(file).length))
    expect(connecting).toEqual([])
  })

  test('in lib does not reach for the pages', () => {
    const up = ours.flatMap(({ path, imports }) =>
      imports.filter(({ from }) => /^@\/(app|tests|scripts|bench)\//.test(from)).map(({ from }) => `${path}: ${from}`),
    )
    expect(up).toEqual([])
  })

  test('of a file that runs in the browser brings nothing of the server', () => {
    // The search runs on either side: a browser that has its index needs no server.
    const mayCome = /^@\/(?:app\/|lib\/(?:reader\/|auth\/client$|book\/search$))/
    const wrong = code
      .filter(({ path }) => path.includes('.client.'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ from, types }) => !types && from.startsWith('@/') && !mayCome.test(from))
          .map(({ from }) => `${path}: ${from}`),
      )
    expect(wrong).toEqual([])
  })

  test('of the secrets’ keeper is guarded', () => {
    for (const name of ['lib/runtime.ts', 'lib/assembly.ts'])
      expect(ours.find(({ path }) => path === name)?.source.startsWith("import 'server-only'"), name).toBe(true)
  })
})

describe('a file that runs in the browser', () => {
  // Next fixes the name of an error page; the client of the accounts is one by its own name.
  const named = /\.client\.tsx$|^app\/(?:.*\/)?(?:global-)?error\.tsx$|^lib\/auth\/client\.ts$/

  test('says so in its name and in its first line, and no other does', () => {
    const says = (source: string) => /^['"]use client['"]/.test(source)
    const wrong = code.filter(({ path, source }) => named.test(path) !== says(source))
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

describe('the environment', () => {
  test('is read where settings are read, and nowhere else', () => {
    const may =
      /^(?:lib\/(?:env|site|start|book\/gathered)\.ts|scripts\/.*|tests\/(?:support|integration|e2e|server|vectors|long)\/.*|bench\/.*)$/
    const reads = code.filter(
      ({ path, source }) => /\bprocess\s*\.\s*env\b/.test(withoutText(source)) && !may.test(path),
    )
    expect(reads.map(({ path }) => path)).toEqual([])
  })
})

function withoutText(source: string): string {
  return source.replace(/'(?:[^'\\\n]|\\.)*'/g, "''").replace(/\/(?:[^/\\\n]|\\.)+\/[gimsuy]*\.test/g, '//.test')
}
