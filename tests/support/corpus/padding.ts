import { constants, createHash, privateEncrypt, sign } from 'node:crypto'
import { type BadToken, claimsFor, forge, invalid, type Signed } from './forge'

/**
 * Made with the server's own key, so that everything of them is right but what the signature encodes (EMSA-PKCS1-v1_5,
 * RFC 8017 §9.2). A program that reads the encoding leniently takes signatures that were made without the key.
 */
export function wrongPaddings(target: Signed): BadToken[] {
  const header = { alg: 'RS256', kid: target.kid }
  const payload = claimsFor(target)
  const raw = (encoded: Buffer) =>
    privateEncrypt({ key: target.privateKey, padding: constants.RSA_NO_PADDING }, encoded.subarray(0, 256))
  const all = Object.entries(encodings).map(([name, encode]) => {
    return [
      `a signature of ${name}`,
      forge(header, payload, (input) => raw(encode(digest('sha256', input), input))),
    ] as const
  })
  const pss = { key: target.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
  return invalid({
    ...Object.fromEntries(all),
    'a signature of PSS': forge(header, payload, (input) => sign('sha256', input, pss)),
    'a signature of another hash': forge(header, payload, (input) => sign('sha512', input, target.privateKey)),
    'a signature of the payload alone': forge(header, payload, (input) =>
      sign('sha256', input.subarray(input.indexOf('.') + 1), target.privateKey),
    ),
  })
}

/** The one encoding that is right, for the test that these are wrong for what their names say. */
export function rightPadding(hash: Buffer): Buffer {
  return block(info(hash))
}

const oids = { sha1: '2b0e03021a', sha256: '608648016503040201', sha384: '608648016503040202', md5: '2a864886f70d0205' }

const encodings: Record<string, (hash: Buffer, input: Buffer) => Buffer> = {
  'the hash alone': (hash) => block(hash),
  'the hash twice': (hash) => block(Buffer.concat([info(hash), hash])),
  'the hash as text': (hash) => block(Buffer.from(hash.toString('hex'))),
  'no hash': () => block(info(Buffer.alloc(0))),
  'a shorter hash': (hash) => block(info(hash.subarray(0, 31))),
  'a hash of nothing': () => block(info(digest('sha256', Buffer.alloc(0)))),
  'SHA-1, truly': (_, input) => block(info(digest('sha1', input), oids.sha1)),
  'MD5, truly': (_, input) => block(info(digest('md5', input), oids.md5)),
  'SHA-384, truly': (_, input) => block(info(digest('sha384', input), oids.sha384)),
  'a hash that is called SHA-1': (hash) => block(info(hash, oids.sha1)),
  'a hash that is called SHA-384': (hash) => block(info(hash, oids.sha384)),
  'a hash of no name': (hash) => block(info(hash, '')),
  'a hash whose name has no parameters': (hash) => block(info(hash, oids.sha256, '')),
  'a hash whose name has an empty list for parameters': (hash) => block(info(hash, oids.sha256, '3000')),
  'a hash whose name has garbage for parameters': (hash) => block(info(hash, oids.sha256, '04080102030405060708')),
  'a hash as a bit string': (hash) => block(info(hash, oids.sha256, '0500', '03')),
  'lengths in their long form': (hash) => block(Buffer.concat([hex('308131'), info(hash).subarray(2)])),
  'no length': (hash) => block(Buffer.concat([hex('3080'), info(hash).subarray(2), hex('0000')])),
  'a length too great': (hash) => block(Buffer.concat([hex('3032'), info(hash).subarray(2)])),
  'a length too small': (hash) => block(Buffer.concat([hex('3030'), info(hash).subarray(2)])),
  'garbage after the hash': (hash) => block(Buffer.concat([info(hash), hex('00112233')])),
  // Bleichenbacher, 2006: little padding, and room after the hash for whatever makes a cube.
  'little padding and much garbage': (hash) =>
    Buffer.concat([hex('0001ffffffffffffffff00'), info(hash), Buffer.alloc(256)]).subarray(0, 256),
  'no padding and much garbage': (hash) =>
    Buffer.concat([hex('000100'), info(hash), Buffer.alloc(256, 7)]).subarray(0, 256),
  'a block of type 0': (hash) => block(info(hash), 0),
  'a block of type 2': (hash) => block(info(hash), 2),
  'padding of zeros': (hash) => block(info(hash), 1, 0),
  'padding of other bytes': (hash) => block(info(hash), 1, 0xfe),
  'padding without an end': (hash) => block(info(hash), 1, 0xff, 0xff),
  'padding broken in the middle': (hash) => {
    const bytes = block(info(hash))
    bytes[40] = 0
    return bytes
  },
}

/** `00 01 ff … ff 00` and what is encoded, 256 bytes in all. */
function block(encoded: Buffer, type = 1, filling = 0xff, end = 0): Buffer {
  const padding = Buffer.alloc(256 - 3 - encoded.length, filling)
  return Buffer.concat([Buffer.from([0, type]), padding, Buffer.from([end]), encoded])
}

/** DigestInfo: a sequence of the hash's name, with its parameters, and the hash. */
function info(hash: Buffer, oid = oids.sha256, parameters = '0500', kind = '04'): Buffer {
  const name = sequence(Buffer.concat([oid ? tagged('06', hex(oid)) : hex(''), hex(parameters)]))
  return sequence(Buffer.concat([name, tagged(kind, hash)]))
}

const sequence = (content: Buffer) => tagged('30', content)
const tagged = (tag: string, content: Buffer) => Buffer.concat([hex(tag), Buffer.from([content.length]), content])
const hex = (text: string) => Buffer.from(text, 'hex')
const digest = (name: string, input: Buffer) => createHash(name).update(input).digest()
