import { count } from 'drizzle-orm'
import type { Db } from './client'
import { user } from './schema'

/** How many readers gave the same two backgrounds. No row is of one reader by name. */
export type BackgroundGroup = { softwareBackground: string; hardwareBackground: string; readers: number }

/** The backgrounds of all readers, alike ones together. */
export async function countBackgrounds(db: Db): Promise<BackgroundGroup[]> {
  const given = { softwareBackground: user.software_background, hardwareBackground: user.hardware_background }
  return db
    .select({ ...given, readers: count() })
    .from(user)
    .groupBy(user.software_background, user.hardware_background)
}
