import type { Env } from '@/lib/env'

/** Another site that readers may sign in by. */
export type Provider = { id: 'github' | 'google'; name: string }

/** Those there are keys for. */
export function providers({ social }: Pick<Env, 'social'>): Provider[] {
  const all: Provider[] = [
    { id: 'github', name: 'GitHub' },
    { id: 'google', name: 'Google' },
  ]
  return all.filter(({ id }) => social[id])
}
