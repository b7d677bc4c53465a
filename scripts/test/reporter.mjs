import { writeFileSync } from 'node:fs'

/** Writes to `FAILURES` how many tests passed, and all that failed: tests, files, hooks, and errors of no test. */
export default class {
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const failures = modules.flatMap((module) => [
      ...told(module, module.errors(), []),
      ...[...module.children.allSuites()].flatMap((suite) => told(module, suite.errors(), pathOf(suite))),
    ])
    const broken = tests.flatMap((test) => told(test.module, failedWith(test), pathOf(test)))
    const stray = unhandled.map((error) => ({ names: ['outside of any test'], message: said(error) }))
    const passed = tests.filter((test) => test.result().state === 'passed').length
    writeFileSync(process.env.FAILURES, JSON.stringify({ passed, failures: [...failures, ...broken, ...stray] }))
  }
}

function told(module, errors, path) {
  return errors.map((error) => ({ names: [module.relativeModuleId, ...path], message: said(error) }))
}

function failedWith(test) {
  const { state, errors } = test.result()
  return state === 'failed' ? errors.slice(0, 1) : []
}

function pathOf(task) {
  return task.parent.type === 'module' ? [task.name] : [...pathOf(task.parent), task.name]
}

// Of a request that failed only the cause says why.
function said({ name, message, cause }) {
  const [line] = `${name}: ${message}`.split('\n')
  return cause?.message ? `${line} (${said(cause)})` : line
}
