import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { loadPyodide, type PyodideAPI } from 'pyodide'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sources } from '@/tests/support/book'
import { type CodeBlock, codeBlocks, parseSource, strayOutputs } from '@/tests/support/source'

const run = promisify(execFile)
const minute = 60_000
const compiler = ['g++', 'clang++', 'c++'].find((name) => answers(name))
const shell = ['sh'].find((name) => answers(name, ['-c', 'exit 0']))

type Listing = CodeBlock & { name: string }
const listings: Listing[] = sources.flatMap(({ path, source }) =>
  codeBlocks(parseSource(source)).map((block) => ({
    ...block,
    name: `${path.split('/').at(-1)}:${block.line} ${block.title ?? block.language}`,
  })),
)
const runnable = (...languages: string[]) =>
  listings.filter(({ language, norun }) => languages.includes(language) && norun === undefined)
const python = runnable('python', 'py')
const cpp = runnable('cpp', 'c++')
const sh = runnable('sh', 'bash')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-code-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function answers(name: string, args = ['--version']): boolean {
  try {
    execFileSync(name, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

// What a reader compares: the lines, without the blank end of the last.
const lines = (text: string) => text.replace(/\s+$/, '').split('\n')

describe('the listings of the book', () => {
  test('are there, in Python and in C++', () => {
    expect([python.length > 5, cpp.length > 0]).toEqual([true, true])
  })

  test('that are not run say why', () => {
    for (const { name, norun } of listings) if (norun !== undefined) expect(norun, name).toMatch(/\S+ \S+/)
  })

  test('that are run say what they print', () => {
    for (const { name, output } of [...python, ...cpp, ...sh]) expect(output, name).toMatch(/\S/)
  })

  test('are followed by no output that nothing prints', () => {
    for (const { path, source } of sources) expect(strayOutputs(parseSource(source)), path).toEqual([])
  })

  test('that print something are in a language that is run here', () => {
    const known = [...python, ...cpp, ...sh]
    for (const listing of listings) if (listing.output !== undefined) expect(known, listing.name).toContain(listing)
  })
})

describe('Python', () => {
  let interpreter: PyodideAPI
  beforeAll(async () => {
    interpreter = await loadPyodide()
    interpreter.runPython(`
import contextlib, io
def run_listing(source):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(source, 'listing', 'exec'), {'__name__': '__main__'})
    return printed.getvalue()
`)
  }, minute)

  test.each(python)('$name prints what the book says', { timeout: minute }, ({ source, output = '' }) => {
    const printed = interpreter.globals.get('run_listing')(source)
    expect(lines(printed)).toEqual(lines(output))
  })
})

describe('C++', () => {
  test.each(cpp)(
    '$name prints what the book says',
    { timeout: minute },
    async ({ name, line, source, output = '' }) => {
      expect(source).toMatch(/\bint main\s*\(/)
      if (!compiler) {
        console.warn(`There is no C++ compiler here: ${name} was not run.`)
        expect(output).toMatch(/\S/)
        return
      }
      const program = join(folder, `listing-${line}`)
      await writeFile(`${program}.cpp`, source)
      await run(compiler, ['-std=c++17', '-Wall', '-Wextra', '-Werror', '-o', program, `${program}.cpp`])
      expect(lines((await run(program)).stdout)).toEqual(lines(output))
    },
  )
})

describe('the shell', () => {
  test('runs its listings as the book says', { timeout: minute }, async () => {
    for (const { name, source, output = '' } of sh) {
      if (!shell) console.warn(`There is no shell here: ${name} was not run.`)
      else expect(lines((await run(shell, ['-c', source], { cwd: folder })).stdout), name).toEqual(lines(output))
    }
  })
})
