import { writeFileSync } from 'node:fs'

/** Writes to `FAILURES_BESIDE` what vitest's JSON report leaves out: files and hooks that failed, and errors of no test. */
export default class {
  onTestRunEnd(modules, unhandled) {
    const failed = modules.flatMap((module) => [
      ...told(module, [module.relativeModuleId]),
      ...[...module.children.allSuites()].flatMap((suite) => told(suite, [module.relativeModuleId, suite.fullName])),
    ])
    const stray = unhandled.map(({ name, message }) => ({
      names: ['outside of any test'],
      message: `${name}: ${message}`,
    }))
    writeFileSync(process.env.FAILURES_BESIDE, JSON.stringify([...failed, ...stray]))
  }
}

function told(task, names) {
  return task.errors().map(({ message }) => ({ names, message }))
}
