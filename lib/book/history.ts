import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What the repository knows of a folder of chapters. */
export type History = {
  /** By the name of a file: when it was last changed (ISO 8601). */
  changed: Map<string, string>
  /** The address of the repository, as git has it. */
  remote?: string
}

/** Asks git about a folder. Where there is no git or no repository, nothing is known, and nothing fails. */
export async function readHistory(folder: string): Promise<History> {
  const git = async (...args: string[]) => {
    const { stdout } = await run('git', ['-C', folder, ...args], { maxBuffer: 2 ** 26 })
    return stdout.trim()
  }
  const nothing = () => ''
  const [log, boundary, remote] = await Promise.all([
    git('log', '--format=commit %H %cI', '--name-only', '--', '.').catch(nothing),
    git('rev-parse', '--git-path', 'shallow')
      .then((path) => readFile(path.startsWith('/') ? path : `${folder}/${path}`, 'utf8'))
      .catch(nothing),
    git('remote', 'get-url', 'origin').catch(nothing),
  ])
  return { changed: changesIn(log, new Set(boundary.split('\n'))), remote: remote || undefined }
}

/**
 * The last change of each file in a log, newest first.
 * @param boundary commits at which a shallow clone ends: they seem to change every file, and say nothing
 */
export function changesIn(log: string, boundary: ReadonlySet<string>): Map<string, string> {
  const changed = new Map<string, string>()
  let when: string | undefined
  for (const line of log.split('\n')) {
    const [, commit = '', date] = /^commit (\S+) (\S+)$/.exec(line) ?? []
    if (date) when = boundary.has(commit) ? undefined : date
    else if (line && when && !changed.has(basename(line))) changed.set(basename(line), when)
  }
  return changed
}

/** Where files of `content/` are edited, for a repository on GitHub or GitLab; undefined for any other. */
export function editAddress(remote: string | undefined, branch = 'main'): string | undefined {
  const [, host, path] =
    /(?:@|:\/\/(?:[^/@]*@)?)(github\.com|gitlab\.com)[:/](.+?)(?:\.git)?\/?$/.exec(remote ?? '') ?? []
  if (!host) return undefined
  return `https://${host}/${path}${host === 'gitlab.com' ? '/-' : ''}/edit/${branch}/content/`
}
