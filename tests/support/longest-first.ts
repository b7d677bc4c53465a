import { BaseSequencer, type TestSpecification } from 'vitest/node'

// They go over the whole book. Begun last they run alone, and a fresh clone has no memory of what took long.
const longest = ['tests/unit/eval-matrix.test.ts']

/** Vitest's own order, but for what is known to take longest, which begins. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLongest = ({ moduleId }: TestSpecification) => longest.some((path) => moduleId.endsWith(path))
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))]
  }
}
