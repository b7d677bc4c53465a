import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Settings } from '@/lib/settings'

export type Ended = { code: number; output: string; errors: string }

// A blank setting is absent, and hides what `.env` says.
const blank = Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, '']))

/** One of the project's commands, such as `keys`, as a process of its own with no setting but the given ones. */
export function runCommand(name: string, args: string[], env: Record<string, string>): Promise<Ended> {
  return startCommand(name, args, env).ended
}

/** The same, with what it prints while it runs. */
export function startCommand(name: string, args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...args], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...blank, PATH: process.env.PATH, NODE_ENV: 'production', NEXT_PHASE: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  return { stdout: child.stdout, ended: ended.then(([[code], output, errors]): Ended => ({ code, output, errors })) }
}
