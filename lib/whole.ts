import { rename, writeFile } from 'node:fs/promises'

/**
 * Writes a file that others read meanwhile: it is there whole, or as it was before.
 * @param mode who may read it, where that is not for everybody
 */
export async function writeWhole(path: string, text: string, mode?: number): Promise<void> {
  const part = `${path}.${process.pid}.part`
  await writeFile(part, text, { mode })
  await rename(part, path)
}
