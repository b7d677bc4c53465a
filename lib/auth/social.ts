import type { BetterAuthOptions, GenericEndpointContext, User } from 'better-auth'
import { getSessionFromCtx } from 'better-auth/api'

/** What a provider gave this site to be known by. */
export type ClientKeys = { clientId: string; clientSecret: string }
export type SocialKeys = { github?: ClientKeys; google?: ClientKeys }

/** The providers there are keys for. Of a profile only the name is taken, and the address by the library. */
export function socialProviders({ github, google }: SocialKeys) {
  const rules = { disableIdTokenSignIn: true, mapProfileToUser: newReader }
  return {
    ...(github && { github: { ...github, ...rules } }),
    ...(google && { google: { ...google, ...rules, prompt: 'select_account' as const } }),
  }
}

/** Their tokens are of no use here, so none is kept; a second account is joined only at the same address. */
export const accountRules: BetterAuthOptions['account'] = {
  updateAccountOnSignIn: false,
  accountLinking: { enabled: true, trustedProviders: [], allowDifferentEmails: false, updateUserInfoOnLink: false },
}

export const withoutTokens: NonNullable<BetterAuthOptions['databaseHooks']>['account'] = {
  create: {
    before: async (account) => ({
      data: {
        ...account,
        accessToken: undefined,
        refreshToken: undefined,
        idToken: undefined,
        accessTokenExpiresAt: undefined,
        refreshTokenExpiresAt: undefined,
      },
    }),
  },
}

/** What would need a provider's tokens. */
export const unusedSocial = ['/get-access-token', '/refresh-token', '/account-info']

type Validate = NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>

/**
 * Who comes by a provider must have an address that the provider has checked. Where the account asks for a second
 * factor, a provider is joined to it only from within: by address alone it would be a way around.
 */
export const checkProvided: Validate = async ({ user, source }, ctx) => {
  if (!source.oauth || source.action === 'sign-in') return
  if (!user.emailVerified) return { error: 'email_not_verified' }
  if (source.action === 'link-account' && (await isGuarded(user.id, ctx))) return { error: 'account_not_linked' }
}

async function isGuarded(id: string | undefined, ctx: GenericEndpointContext | null): Promise<boolean> {
  if (!id || !ctx) return true
  const reader: (User & { twoFactorEnabled?: boolean | null }) | null =
    await ctx.context.internalAdapter.findUserById(id)
  return Boolean(reader?.twoFactorEnabled) && (await getSessionFromCtx(ctx))?.user.id !== id
}

// An empty background is one not asked for yet: a level that is unknown.
function newReader({ name, login }: { name?: string | null; login?: string }) {
  const given = (name || login || '')
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 100)
  return { name: given || 'Reader', image: undefined, software_background: '', hardware_background: '' }
}
