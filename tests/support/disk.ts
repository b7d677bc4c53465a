import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of a size of its own, which takes the rights to mount one, that can be filled and given room again. */
export async function mountDisk(megabytes: number) {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-disk-'))
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder)
  let filled = 0
  return {
    folder,
    /** Leaves no room for a page of a database. */
    async fill(): Promise<void> {
      for (let size = 64 * 1024 * 1024; size >= 4096; )
        await writeFile(join(folder, `ballast-${filled}`), Buffer.alloc(size)).then(
          () => {
            filled += 1
          },
          () => {
            size /= 2
          },
        )
    },
    /** Takes out what filled it, and makes it larger. */
    async clear(megabytesThen: number): Promise<void> {
      for (; filled >= 0; filled -= 1) await rm(join(folder, `ballast-${filled}`), { force: true })
      filled = 0
      run('mount', '-o', `remount,size=${megabytesThen}m`, folder)
    },
    async unmount(): Promise<void> {
      run('umount', folder)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function run(...[command = '', ...args]: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
}
