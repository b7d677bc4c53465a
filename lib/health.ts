import { type Fit, requireFit } from '@/lib/db/migrate'
import type { HealthReport } from '@/lib/health-report'
import type { EngineName } from '@/lib/personalize/events'

/** What is looked at. Each throws when it cannot be had. */
export type Probed = {
  probe(): Promise<void>
  fit(): Promise<Fit>
  publicKeys(): Promise<{ keys: unknown[] }>
  engine: EngineName
  /** What the model's provider did last, if it was not what it should. */
  engineTrouble(): string | undefined
}

const patience = 5_000

/** Looks at everything a reading or an account needs, now. A provider's trouble is no outage: editors' notes need none. */
export async function checkHealth(probed: Probed): Promise<{ status: 200 | 503; report: HealthReport }> {
  const [database, migrations, keys] = await Promise.all([
    check(() => probed.probe()),
    check(async () => requireFit(await probed.fit())),
    check(async () => {
      if ((await probed.publicKeys()).keys.length === 0) throw new Error('There is no key yet.')
    }),
  ])
  const trouble = probed.engineTrouble()
  const engine = {
    status: trouble ? ('degraded' as const) : ('ok' as const),
    ...probed.engine,
    ...(trouble && { detail: trouble }),
  }
  const checks = { database, migrations, keys, engine }
  const down = [database, migrations, keys].some(({ status }) => status === 'down')
  const status = down ? 'down' : engine.status
  return { status: down ? 503 : 200, report: { status, checks } }
}

async function check(probe: () => Promise<void>): Promise<HealthReport['checks']['database']> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience / 1000} s`)), patience)
  })
  try {
    await Promise.race([probe(), late])
    return { status: 'ok' }
  } catch (cause) {
    // A driver's own words may name addresses and users; ours do not.
    const own = cause instanceof Error && (cause.name === 'LecternError' || cause.name === 'Error')
    return { status: 'down', detail: own ? cause.message : 'It does not answer.' }
  } finally {
    clearTimeout(timer)
  }
}
