import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { z } from 'zod'

/** What anybody would try first on this site. */
const wordsHere = ['lectern', 'physical ai']
/** Fewer guesses than this, and a password is among those that are tried on every site. */
const fewestGuesses = 1e6
/** Of a longer one the beginning tells enough, and a text made to be slow to look at is not looked at whole. */
const longestLook = 40

/**
 * What the library leaves open about passwords: those that are guessed first are refused where one is chosen (NIST
 * SP 800-63B §5.1.1.2), and another mail address is asked for with the password.
 */
export function passwords() {
  return {
    id: 'passwords',
    hooks: {
      before: [
        { matcher: ({ path }) => path !== undefined && path in chosen, handler: refuseGuessable() },
        { matcher: ({ path }) => path === '/change-email', handler: askPassword() },
      ],
    },
  } satisfies BetterAuthPlugin
}

/** Where a password is chosen, and the field it is in. */
const chosen: Record<string, string> = {
  '/sign-up/email': 'password',
  '/change-password': 'newPassword',
  '/reset-password': 'newPassword',
}

/**
 * Whether a password is guessed soon: a common one, a repetition, a row of keys, or made of what is known of its owner.
 * @param about the owner's name and address
 */
export async function isGuessable(password: string, about: string[] = []): Promise<boolean> {
  const estimate = await estimator()
  return estimate.check(password.slice(0, longestLook), [...wordsHere, ...about]).guesses < fewestGuesses
}

// Half a megabyte of words, for the few requests that choose a password.
let made: ReturnType<typeof makeEstimator> | undefined
function estimator() {
  made ??= makeEstimator()
  return made
}

async function makeEstimator() {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
}

const Owner = z.object({ name: z.string().optional(), email: z.string().optional() })

function refuseGuessable() {
  return createAuthMiddleware(async (ctx) => {
    const field = chosen[ctx.path] ?? ''
    const password: unknown = ctx.body?.[field]
    if (typeof password !== 'string') return
    const { name = '', email = '' } = (await getSessionFromCtx(ctx))?.user ?? Owner.parse(ctx.body)
    if (!(await isGuessable(password, [name, email, ...email.split('@')]))) return
    throw new APIError('BAD_REQUEST', {
      code: 'PASSWORD_GUESSABLE',
      message: `${field} is too easy to guess. Take a few words that do not belong together.`,
    })
  })
}

/** Who has only the cookie must not move the account away (OWASP ASVS 5.0 §7.5.1). */
function askPassword() {
  return createAuthMiddleware(async (ctx) => {
    const session = await getSessionFromCtx(ctx)
    const hash = session && (await passwordOf(ctx, session.user.id))
    if (!hash) return
    const password: unknown = ctx.body?.password
    const right = typeof password === 'string' && (await ctx.context.password.verify({ hash, password }))
    if (!right) throw new APIError('BAD_REQUEST', { code: 'INVALID_PASSWORD', message: 'Say your password with it.' })
  })
}

/** The hash of a reader's password; undefined for who came by another provider and has none. */
export async function passwordOf(ctx: GenericEndpointContext, subject: string): Promise<string | undefined> {
  return (await ctx.context.internalAdapter.findCredentialAccount(subject))?.password ?? undefined
}
