import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const block = 512

/**
 * Writes the files of a tar archive (POSIX ustar), compressed by gzip, into a folder.
 * @throws {Error} when it is no such archive
 */
export async function unpack(archive: Uint8Array, folder: string): Promise<void> {
  const tar = await promisify(gunzip)(archive)
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const text = (from: number, length: number) =>
      tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '')
    const size = Number.parseInt(text(124, 12), 8)
    const name = normalize(`/${text(345, 155)}/${text(0, 100)}`)
    if (!text(257, 5).startsWith('ustar') || !Number.isInteger(size)) throw new Error('This is no archive of files.')
    const path = join(folder, name)
    if (text(156, 1) === '5') await mkdir(path, { recursive: true })
    else {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, tar.subarray(at + block, at + block + size), { mode: 0o600 })
    }
    at += block * (1 + Math.ceil(size / block))
  }
}
