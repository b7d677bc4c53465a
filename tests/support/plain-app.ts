import type { TestProject } from 'vitest/node'
import { type App, startApp } from './app'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server with no settings, for all tests that need none of their own. */
    plainApp: Pick<App, 'url' | 'dataDir'>
  }
}

/** Starts that server. What it printed is read when it ends. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, dataDir, stop } = await startApp()
  project.provide('plainApp', { url, dataDir })
  return stop
}
