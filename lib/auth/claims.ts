import { z } from 'zod'

/** What a token says of its reader (RFC 7519 §4.1.2 for the subject). Other claims, as foreign issuers add, are ignored. */
export type Claims = { subject: string; softwareBackground?: string; hardwareBackground?: string }

const background = z
  .string()
  .transform((text) => text.slice(0, 400))
  .optional()

export const ClaimSet = z
  .object({ sub: z.string().min(1), software_background: background, hardware_background: background })
  .transform(
    (claims): Claims => ({
      subject: claims.sub,
      softwareBackground: claims.software_background,
      hardwareBackground: claims.hardware_background,
    }),
  )
