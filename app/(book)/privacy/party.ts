import { theWords } from '@/app/_ui/words/book'
import type { Env } from '@/lib/env'

const { parties: words } = theWords().privacy

/** Somebody other than this site who sees something, and what. */
export type Party = { name: string; sees: string }
/** Whose model rewrites prose, and which are asked, the first choice first. */
export type Provider = { name: string; models: string[] }

type Settings = Pick<Env, 'groq' | 'personalize' | 'social' | 'smtpUrl' | 'database' | 'vercel'>

/** Undefined where no model is asked: then nothing of a reading leaves this site. */
export function findProvider({ groq, personalize }: Pick<Settings, 'groq' | 'personalize'>): Provider | undefined {
  if (!groq || !personalize.modelCalls) return undefined
  const host = groq.baseUrl ? new URL(groq.baseUrl).host : 'api.groq.com'
  const name = host === 'api.groq.com' ? 'Groq' : words.through('Groq', host)
  return { name, models: [groq.model, ...groq.fallbackModels] }
}

/** Who else takes part, as the settings have it. */
export function parties(settings: Settings): Party[] {
  const { social, smtpUrl, database, vercel } = settings
  const provider = findProvider(settings)
  const found: Party[] = []
  if (provider) found.push({ name: provider.name, sees: words.model })
  if (vercel) found.push({ name: 'Vercel', sees: words.host })
  if (database.kind === 'neon') found.push({ name: 'Neon', sees: words.database })
  if (smtpUrl) found.push({ name: new URL(smtpUrl).hostname, sees: words.mail })
  if (social.github) found.push({ name: 'GitHub', sees: words.signIn })
  if (social.google) found.push({ name: 'Google', sees: words.signIn })
  return found
}
