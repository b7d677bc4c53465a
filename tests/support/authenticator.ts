import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

type Options = { challenge: string }
/** What a test has the device say otherwise than a good one would. */
type Changes = { userVerified?: boolean; origin?: string; challenge?: string }

/** A device that holds one passkey (WebAuthn Level 2: ES256, no attestation), as far as a server sees it. */
export class Authenticator {
  readonly id = randomBytes(32)
  readonly #key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  #counter = 0

  constructor(
    private readonly origin: string,
    private readonly domain = new URL(origin).hostname,
  ) {}

  /** Answers the options of a registration. */
  register({ challenge }: Options, changes: Changes = {}) {
    const { x = '', y = '' } = this.#key.publicKey.export({ format: 'jwk' })
    const publicKey = map([
      [int(1), int(2)],
      [int(3), int(-7)],
      [int(-1), int(1)],
      [int(-2), bytes(Buffer.from(x, 'base64url'))],
      [int(-3), bytes(Buffer.from(y, 'base64url'))],
    ])
    const length = Buffer.from([0, this.id.length])
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, publicKey])
    const attestationObject = map([
      [text('fmt'), text('none')],
      [text('attStmt'), map([])],
      [text('authData'), bytes(this.#data(0x40, changes, credential))],
    ])
    return this.#answer({
      clientDataJSON: this.#client('webauthn.create', challenge, changes),
      attestationObject,
      transports: ['internal'],
    })
  }

  /** Answers the options of a sign-in. */
  authenticate({ challenge }: Options, changes: Changes = {}) {
    const clientDataJSON = this.#client('webauthn.get', challenge, changes)
    const authenticatorData = this.#data(0, changes)
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()])
    return this.#answer({ clientDataJSON, authenticatorData, signature: sign('sha256', signed, this.#key.privateKey) })
  }

  /** §6.1: whose site, whether somebody is there and is who they should be, how often it was used. */
  #data(flags: number, { userVerified = true }: Changes, credential = Buffer.alloc(0)): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(++this.#counter)
    const flag = Buffer.from([flags | 0x01 | (userVerified ? 0x04 : 0)])
    return Buffer.concat([createHash('sha256').update(this.domain).digest(), flag, counter, credential])
  }

  #client(type: string, challenge: string, changes: Changes): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false, ...changes }))
  }

  #answer(response: Record<string, Buffer | string[]>) {
    const encoded = Object.entries(response).map(([name, value]) => [
      name,
      Buffer.isBuffer(value) ? value.toString('base64url') : value,
    ])
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key', response: Object.fromEntries(encoded), clientExtensionResults: {} }
  }
}

// As much of CBOR (RFC 8949) as an attestation takes.
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  return value < 256
    ? Buffer.from([(major << 5) | 24, value])
    : Buffer.from([(major << 5) | 25, value >> 8, value & 255])
}
const int = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value))
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value])
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)])
const map = (pairs: [Buffer, Buffer][]) => Buffer.concat([head(5, pairs.length), ...pairs.flat()])
