import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('.', import.meta.url))
const alias = [
  { find: 'server-only', replacement: `${root}tests/support/server-only.ts` },
  { find: /^@\//, replacement: root },
]

/** Tests that wait for servers and commands leave a fifth of two cores idle, which one more at once takes. */
const waiting = availableParallelism() + 1

const databases = ['tests/support/postgres.ts', 'tests/support/migrated.ts']

// They go over the whole book. Begun last they run alone, and a fresh clone has no memory of what took long.
const longest = ['tests/unit/eval-matrix.test.ts']

/** Vitest's own order, but for what is known to take longest, which begins. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLongest = ({ moduleId }: TestSpecification) => longest.some((path) => moduleId.endsWith(path))
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))]
  }
}

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest leaves one core free by default, which on two cores is half of the machine.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // Half of the time went to loading the same code for each file anew. What a file replaces, it puts back.
          isolate: false,
          // Some go over every section of the book for many readers, on machines that do other work too.
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          setupFiles: 'tests/support/discreet-console.ts',
          isolate: false,
          maxWorkers: waiting,
          globalSetup: databases,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          isolate: false,
          maxWorkers: waiting,
          globalSetup: [...databases, 'tests/support/plain-app.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'vectors',
          include: ['tests/vectors/**/*.vectors.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['tests/long/**/*.long.ts'],
          globalSetup: databases,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
