import type { Env } from '@/lib/env'

/** Somebody other than this site who sees something, and what. */
export type Party = { name: string; sees: string }
/** Whose model rewrites prose, and which are asked, the first choice first. */
export type Provider = { name: string; models: string[] }

type Settings = Pick<Env, 'groq' | 'personalize' | 'social' | 'smtpUrl' | 'database' | 'vercel'>

/** Undefined where no model is asked: then nothing of a reading leaves this site. */
export function findProvider({ groq, personalize }: Pick<Settings, 'groq' | 'personalize'>): Provider | undefined {
  if (!groq || !personalize.modelCalls) return undefined
  const host = groq.baseUrl ? new URL(groq.baseUrl).host : 'api.groq.com'
  const name = host === 'api.groq.com' ? 'Groq' : `Groq, through ${host}`
  return { name, models: [groq.model, ...groq.fallbackModels] }
}

/** Who else takes part, as the settings have it. */
export function parties(settings: Settings): Party[] {
  const { social, smtpUrl, database, vercel } = settings
  const provider = findProvider(settings)
  const signIn = 'That you sign in here, if you choose to sign in by it.'
  const found: Party[] = []
  if (provider) found.push({ name: provider.name, sees: 'What a model is sent, as said above; not who reads.' })
  if (vercel) found.push({ name: 'Vercel', sees: 'Every request, since it runs this site.' })
  if (database.kind === 'neon') found.push({ name: 'Neon', sees: 'The database, which it runs.' })
  if (smtpUrl) found.push({ name: new URL(smtpUrl).hostname, sees: 'Letters to you, which it delivers.' })
  if (social.github) found.push({ name: 'GitHub', sees: signIn })
  if (social.google) found.push({ name: 'Google', sees: signIn })
  return found
}
