import { LecternError } from '@/lib/errors'
import { respond } from '@/lib/http'
import { runtime } from '@/lib/runtime'

export const dynamic = 'force-dynamic'

const daysGood = 90

/** Where a weakness is reported (RFC 9116), if the settings say so. */
export const GET = respond(async () => {
  const { baseUrl, securityContact } = runtime().env
  if (!securityContact)
    throw new LecternError('address_unknown', 'No contact for reports is set: see SECURITY_CONTACT.')
  const expires = new Date()
  expires.setUTCHours(24 * daysGood, 0, 0, 0)
  const lines = [
    `Contact: ${securityContact}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: en',
    `Canonical: ${baseUrl}/.well-known/security.txt`,
  ]
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' }
  return new Response(lines.map((line) => `${line}\r\n`).join(''), { headers })
})
