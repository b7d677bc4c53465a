import { encode } from 'uqr'
import type { Setup } from '@/app/(book)/(account)/form-state'

/** Light squares around a picture, as ISO/IEC 18004 wants for it to be found. */
const border = 4

/**
 * What an authenticator app is given, in three forms.
 * @param address `otpauth://totp/…?secret=…`
 */
export function setupOf(address: string, codes: string[]): Setup {
  const { size, data } = encode(address, { ecc: 'M', border })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  const key = new URL(address).searchParams.get('secret') ?? ''
  return { address, key: key.replace(/.{4}(?=.)/g, '$& '), picture: { size, path }, codes }
}
