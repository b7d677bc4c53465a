import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'

const readers = { '.svg': svg, '.png': png, '.gif': gif, '.jpg': jpeg, '.jpeg': jpeg, '.webp': webp }

/**
 * The size of a picture as its file gives it, so that a page can keep room for it.
 * @param {string} path
 * @returns {Promise<{ width: number, height: number }>} in pixels; of a drawing, in the units of its viewBox
 * @throws {Error} saying what is wrong with the file
 */
export async function readSize(path) {
  const read = readers[extname(path).toLowerCase()]
  if (!read) throw new Error(`A file of the kind "${extname(path)}" is not shown.`)
  const bytes = await readFile(path).catch((cause) => {
    throw new Error('There is no such file.', { cause })
  })
  const size = read(bytes)
  if (!(size?.width > 0 && size?.height > 0)) throw new Error('The file does not give its size.')
  return size
}

function svg(bytes) {
  const [tag = ''] = /<svg\b[^>]*>/.exec(bytes.toString('utf8')) ?? []
  const box = /\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(tag)
  return box ? { width: Number(box[1]), height: Number(box[2]) } : undefined
}

// PNG (ISO/IEC 15948): the signature, then the IHDR chunk.
function png(bytes) {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

function gif(bytes) {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 3) !== 'GIF') return undefined
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
}

// JPEG (ITU-T T.81): segments up to a start of frame.
function jpeg(bytes) {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

// WebP (RFC 9649): lossy, lossless or extended.
function webp(bytes) {
  if (bytes.length < 30 || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined
  const kind = bytes.toString('latin1', 12, 16)
  if (kind === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  const bits = bytes.readUInt32LE(21)
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
}
