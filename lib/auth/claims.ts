import { z } from 'zod'

/** What a token says of its reader (RFC 7519 §4.1.2 for the subject). Other claims, as foreign issuers add, are ignored. */
export type Claims = { subject: string; softwareBackground?: string; hardwareBackground?: string }

const background = z
  .string()
  .transform((text) => text.slice(0, 400))
  .optional()

/** At most 255 characters, as OpenID Connect Core §2 has it, and none that a database refuses. */
const subject = z
  .string()
  .min(1)
  .max(255)
  .regex(/^\P{Cc}*$/u)

/**
 * RFC 8725 §3.11: a token that says it is of another kind, such as a logout token, lets nobody in, whoever signed it.
 * `at+jwt` is what foreign issuers may call an access token (RFC 9068 §2.1).
 */
export const Header = z.object({
  typ: z
    .string()
    .regex(/^(?:application\/)?(?:at\+)?jwt$/i)
    .optional(),
})

export const ClaimSet = z
  .object({ sub: subject, software_background: background, hardware_background: background })
  .transform(
    (claims): Claims => ({
      subject: claims.sub,
      softwareBackground: claims.software_background,
      hardwareBackground: claims.hardware_background,
    }),
  )
