import { type BadToken, invalid, type Target } from './forge'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A good token in forms that are not its own (RFC 7515 §7.1), cut, stretched, spelled otherwise, or with a bit turned. */
export function wrongForms(target: Target): BadToken[] {
  const { good, publicKey } = target
  const [header = '', payload = '', signature = ''] = good.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url')
  const signed = (end: Buffer) => `${header}.${payload}.${end.toString('base64url')}`
  const sum = (BigInt(`0x${bytes.toString('hex')}`) + BigInt(`0x${modulus.toString('hex')}`)).toString(16)
  const json = { payload, signatures: [{ protected: header, signature }] }
  const forms = {
    'no signature': `${header}.${payload}`,
    'an empty signature': `${header}.${payload}.`,
    'no payload': `${header}.${signature}`,
    'an empty payload': `${header}..${signature}`,
    'no header': `${payload}.${signature}`,
    'an empty header': `.${payload}.${signature}`,
    'a header alone': header,
    'two dots': '..',
    'one dot': '.',
    'three dots': '...',
    'a dot before': `.${good}`,
    'a dot after': `${good}.`,
    'a fourth part': `${good}.${signature}`,
    'five parts': `${header}.${payload}.${signature}.${payload}.${signature}`,
    'its parts in another order': `${payload}.${header}.${signature}`,
    'itself twice': good + good,
    'itself twice, with a comma': `${good}, ${good}`,
    'its scheme twice': `Bearer ${good}`,
    'in quotes': `"${good}"`,
    'in brackets': `<${good}>`,
    'as JSON': JSON.stringify(json),
    'as flat JSON': JSON.stringify({ payload, protected: header, signature }),
    'in base64 as a whole': Buffer.from(good).toString('base64url'),
    'with an escape': good.replace('.', '%2E'),
    'in upper case': good.toUpperCase(),
    'without its last character': good.slice(0, -1),
    'without its first': good.slice(1),
    'with one more at the end': `${good}A`,
    'with padding': `${good}=`,
    'with twice the padding': `${good}==`,
    'with padding in the header': `${header}=.${payload}.${signature}`,
    'with padding in the payload': `${header}.${payload}=.${signature}`,
    'with a space in the header': `${header} .${payload}.${signature}`,
    'with a space in the payload': `${header}.${payload.slice(0, 9)} ${payload.slice(9)}.${signature}`,
    'with a tab in the signature': `${header}.${payload}.\t${signature}`,
    'with a sign that is none': `${header}.${payload}.!${signature}`,
    'with a letter of another script': `${header}.${payload}.${signature.slice(1)}\u00e4`,
    'in the other base64': good.replaceAll('-', '+').replaceAll('_', '/'),
    'the words of another scheme': 'cmVhZGVyOnNlY3JldA==',
    'a word': 'token',
    'the word null': 'null',
    'an empty object': 'e30.e30.e30',
    'a signature of a byte': signed(Buffer.alloc(1)),
    'a signature of zeros': signed(Buffer.alloc(256)),
    'a signature of ones': signed(Buffer.alloc(256, 0xff)),
    'the number one as signature': signed(Buffer.concat([Buffer.alloc(255), Buffer.from([1])])),
    'the modulus as signature': signed(modulus),
    'the signature and the modulus, added': signed(Buffer.from(sum.padStart(514, '0'), 'hex')),
    'a zero before the signature': signed(Buffer.concat([Buffer.alloc(1), bytes])),
    'a zero after the signature': signed(Buffer.concat([bytes, Buffer.alloc(1)])),
    'the signature without its first byte': signed(bytes.subarray(1)),
    'the signature without its last byte': signed(bytes.subarray(0, 255)),
    'the signature backwards': signed(Buffer.from(bytes).reverse()),
    'the signature twice': signed(Buffer.concat([bytes, bytes])),
    'eight kilobytes': `${header}.${'A'.repeat(8192)}.${signature}`,
    'twelve kilobytes': `${header}.${payload}.${'A'.repeat(12_000)}`,
    'a thousand dots': '.'.repeat(1000),
  }
  return invalid({ ...forms, ...otherSpellings(good), ...turned(good) })
}

/** The last character of a part may have bits that are not used: there are tokens that decode alike and are not equal. */
function otherSpellings(good: string): Record<string, string> {
  const parts = good.split('.')
  const all = parts.flatMap((part, place) => {
    const last = alphabet.indexOf(part.at(-1) ?? '')
    const spare = [0, 0, 4, 2][part.length % 4] ?? 0
    return Array.from({ length: spare ? 2 ** spare - 1 : 0 }, (_, n) => {
      const other = part.slice(0, -1) + alphabet[last ^ (n + 1)]
      return [`part ${place} spelled otherwise, ${n + 1}`, parts.with(place, other).join('.')] as const
    })
  })
  return Object.fromEntries(all)
}

/** One bit of the signed text or of the signature turned, at forty places. */
function turned(good: string): Record<string, string> {
  const places = Array.from({ length: 40 }, (_, n) => Math.floor((good.length * n) / 40))
  const all = places.flatMap((place) => {
    const at = alphabet.indexOf(good[place] ?? '')
    if (at < 0) return []
    return [[`a bit turned at ${place}`, good.slice(0, place) + alphabet[at ^ 32] + good.slice(place + 1)] as const]
  })
  return Object.fromEntries(all)
}
