import { openDatabase } from '@/lib/db/client'
import { reportSections } from '@/lib/db/feedback'
import { readEnv } from '@/lib/env'
import { withEnvFile } from './env-file'
import { main } from './setup.mjs'

// npm run report: which sections go wrong most, for editors.
await main(async () => {
  const { db, close } = await openDatabase(readEnv(await withEnvFile()).database)
  try {
    const rows = await reportSections(db)
    if (rows.length === 0) console.info('Nothing was generated yet, and no section has five words of readers.')
    else console.table(rows)
  } finally {
    await close()
  }
})
