import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile } from '@mdx-js/mdx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSize } from '@/lib/book/image-size.mjs'
import { loadPlugins } from '@/lib/book/plugins.mjs'

// The first bytes of pictures of 300 by 200, as the formats have them.
const heads: Record<string, string> = {
  'a.png': '89504e470d0a1a0a0000000d494844520000012c000000c80802000000',
  'a.gif': '4749463839612c01c800f70000',
  'a.jpg': 'ffd8ffe000104a46494600010100000100010000ffc0001108 00c8012c 03012200'.replaceAll(' ', ''),
  'lossy.webp': '52494646000000005745425056503820000000003001009d012a2c01c80002003425',
  'lossless.webp': '5249464600000000574542505650384c00000000 2f 2bc13100 0000000000000000'.replaceAll(' ', ''),
  'extended.webp': '524946460000000057454250565038580a00000010000000 2b0100 c70000'.replaceAll(' ', ''),
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-image-'))
  for (const [name, hex] of Object.entries(heads)) await writeFile(join(folder, name), Buffer.from(hex, 'hex'))
  await writeFile(join(folder, 'a.svg'), '<?xml version="1.0"?>\n<svg xmlns="x" viewBox="0 0 300 200"></svg>')
  await writeFile(join(folder, 'broken.png'), 'no picture')
  await writeFile(join(folder, 'boxless.svg'), '<svg></svg>')
})
afterAll(() => rm(folder, { recursive: true }))

describe('the size of a picture', () => {
  test.each([...Object.keys(heads), 'a.svg'])('of %s is what its file gives', async (name) => {
    expect(await readSize(join(folder, name))).toEqual({ width: 300, height: 200 })
  })

  test('that the file does not give, or of a file that is not shown, is refused', async () => {
    await expect(readSize(join(folder, 'broken.png'))).rejects.toThrow(/its size/)
    await expect(readSize(join(folder, 'boxless.svg'))).rejects.toThrow(/its size/)
    await expect(readSize(join(folder, 'a.bmp'))).rejects.toThrow(/\.bmp/)
    await expect(readSize(join(folder, 'none.png'))).rejects.toThrow(/no such file/)
  })
})

describe('a picture beside its chapter', () => {
  const draw = async (text: string) =>
    String(
      await compile(
        { value: `---\ntitle: T\n---\n\n${text}\n`, path: join(folder, '01-t.mdx') },
        { ...(await loadPlugins()), jsx: true },
      ),
    )

  test('is imported, and the page keeps room for it', async () => {
    const page = await draw(
      '![A robot in a field of wheat](./a.png "Wheat.")\n\nText with ![a small one here now](./a.jpg) in it.',
    )
    expect(page).toContain('import picture0 from "./a.png"')
    expect(page).toMatch(
      /<_components\.img\s+alt="A robot in a field of wheat"\s+width="300"\s+height="200"[^>]*src=\{picture0\.src\}/,
    )
    expect(page).toContain('import picture1 from "./a.jpg"')
    expect(page).toMatch(/<_components.figcaption>\{"Wheat\."\}|figcaption/)
  })

  test('that is not there fails the build', async () => {
    await expect(draw('![A robot in a field](./none.png)')).rejects.toThrow(/none\.png/)
  })
})
