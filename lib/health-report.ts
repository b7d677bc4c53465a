import { z } from 'zod'
import { EngineName } from '@/lib/personalize/events'

const Check = z.object({ status: z.enum(['ok', 'degraded', 'down']), detail: z.string().optional() })

/** What `GET /api/health` answers: how each thing is that accounts and readings need, and the worst of it. */
export const HealthReport = z.object({
  status: Check.shape.status,
  checks: z.object({
    database: Check,
    migrations: Check,
    keys: Check,
    engine: Check.extend(EngineName.shape),
  }),
})
export type HealthReport = z.infer<typeof HealthReport>
